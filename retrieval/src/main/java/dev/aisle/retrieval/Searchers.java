package dev.aisle.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
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
final class Searchers {
  private final SearcherManager manager;
  private final ReentrantLock refreshing = new ReentrantLock();
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
    refreshing.lock();
    try {
      if (refreshed < wanted) {
        long upTo = published.get();
        manager.maybeRefreshBlocking();
        refreshed = upTo;
      }
    } finally {
      refreshing.unlock();
    }
  }

  void close() throws IOException {
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
