package dev.aisle.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;

/// Hands out searchers that see everything published. The refresh happens when the first search
/// asks for it and not with each published batch, so bulk ingest pays for none. Safe for use by
/// several threads.
///
/// A refresh flushes what was written, giving up the last hold on a reader deletes files, and
/// Lucene closes its writer for good where a thread is interrupted in the middle of either.
/// Searching threads are interrupted when they are late, so a thread of its own does both: it
/// refreshes while they wait, and it holds every reader until it is the only one that does.
final class Searchers {
  private final SearcherManager manager;
  private final ExecutorService refresher =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("aisle-index-refresh").factory());
  private final AtomicLong published = new AtomicLong();
  private final Deque<IndexSearcher> held = new ArrayDeque<>(); // of the refreshing thread
  private volatile long refreshed;

  Searchers(IndexWriter writer, LoadedSegments segments, ItemTable table) throws IOException {
    manager =
        new SearcherManager(
            writer,
            new SearcherFactory() {
              @Override
              public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                segments.load((DirectoryReader) reader);
                table.rankIds();
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(TermScoring.INSTANCE);
                searcher.setQueryCache(null);
                return searcher;
              }
            });
    hold();
  }

  /// What was written so far is to be seen by every later lease. Called by the writing thread.
  void publish() {
    published.incrementAndGet();
  }

  /// How often something was published, to notice changes.
  long published() {
    return published.get();
  }

  /// A searcher of all that was published.
  Lease lease() {
    try {
      refresh();
      return new Lease(manager.acquire());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index", e);
    }
  }

  private void refresh() throws IOException {
    long wanted = published.get();
    if (refreshed >= wanted) {
      return;
    }
    try {
      refresher.submit(() -> refreshTo(wanted)).get();
    } catch (InterruptedException e) {
      // Whoever interrupted no longer waits for this search; it may end with what was seen before.
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IOException("cannot refresh the index", e.getCause());
    }
  }

  /// On the refreshing thread only.
  private @Nullable Void refreshTo(long wanted) throws IOException {
    if (refreshed < wanted) {
      long upTo = published.get();
      manager.maybeRefreshBlocking();
      hold();
      refreshed = upTo;
    }
    return null;
  }

  private void hold() throws IOException {
    IndexSearcher current = manager.acquire();
    if (held.peekLast() == current) {
      manager.release(current); // nothing had changed
    } else {
      held.addLast(current);
    }
    for (int i = held.size(); i > 0; i--) {
      IndexSearcher searcher = held.removeFirst();
      boolean superseded = searcher != current;
      if (superseded && searcher.getIndexReader().getRefCount() == 1) {
        manager.release(searcher);
      } else {
        held.addLast(searcher);
      }
    }
  }

  void close() throws IOException {
    refresher.close();
    for (IndexSearcher searcher : held) {
      manager.release(searcher);
    }
    manager.close();
  }

  /// A searcher on loan.
  final class Lease implements AutoCloseable {
    private final IndexSearcher searcher;

    private Lease(IndexSearcher searcher) {
      this.searcher = searcher;
    }

    IndexSearcher searcher() {
      return searcher;
    }

    @Override
    public void close() {
      try {
        manager.release(searcher);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot release the index", e);
      }
    }
  }
}
