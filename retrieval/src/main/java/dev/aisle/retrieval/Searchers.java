package dev.aisle.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
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
/// A refresh flushes what was written, and Lucene closes its writer for good where a thread is
/// interrupted in the middle of that. Searching threads are interrupted when they are late, so a
/// thread of its own refreshes and they wait for it.
final class Searchers {
  private final SearcherManager manager;
  private final ExecutorService refresher =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("aisle-index-refresh").factory());
  private final AtomicLong published = new AtomicLong();
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
      refreshed = upTo;
    }
    return null;
  }

  void close() throws IOException {
    refresher.close();
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
