package dev.aisle.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps [Completions] of the index. They are gathered when first asked for, and anew in the
/// background once the catalogue has changed and gathering costs at most a tenth of the time;
/// so they may lag behind the index by a few seconds. Safe for use by several threads.
final class Completer {
  private static final Logger LOG = LoggerFactory.getLogger(Completer.class);
  private static final long MIN_AGE_NANOS = 5_000_000_000L;
  private static final int IDLE_TIMES = 10;

  private final Searchers searchers;
  private final LoadedSegments segments;
  private final FacetDictionary dictionary;
  private final ReentrantLock gathering = new ReentrantLock();
  private volatile Map<String, Long> queries = Map.of();
  private volatile @Nullable Gathered gathered;

  Completer(Searchers searchers, LoadedSegments segments, FacetDictionary dictionary) {
    this.searchers = searchers;
    this.segments = segments;
    this.dictionary = dictionary;
  }

  void frequentQueries(Map<String, Long> counts) {
    queries = Map.copyOf(counts);
    gathered = null;
  }

  /// The completions of the index as of lately.
  Completions current() {
    Gathered latest = gathered;
    if (latest == null) {
      return gatherFirst();
    }
    if (latest.published != searchers.published() && latest.isDue() && !gathering.isLocked()) {
      Thread.ofPlatform().daemon().name("aisle-completions").start(this::gatherAgain);
    }
    return latest.completions;
  }

  private Completions gatherFirst() {
    gathering.lock();
    try {
      Gathered latest = gathered;
      if (latest == null) {
        latest = gather();
        gathered = latest;
      }
      return latest.completions;
    } finally {
      gathering.unlock();
    }
  }

  private void gatherAgain() {
    if (gathering.tryLock()) {
      try {
        gathered = gather();
      } catch (RuntimeException e) {
        LOG.warn("Completions stay as they were; they could not be gathered anew", e);
      } finally {
        gathering.unlock();
      }
    }
  }

  private Gathered gather() {
    long begin = System.nanoTime();
    long published = searchers.published();
    try (Searchers.Lease lease = searchers.lease()) {
      Completions completions =
          Completions.of(lease.searcher().getIndexReader(), segments, dictionary, queries);
      return new Gathered(completions, published, begin, System.nanoTime());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the index", e);
    }
  }

  private record Gathered(Completions completions, long published, long beginNanos, long endNanos) {
    boolean isDue() {
      long age = System.nanoTime() - endNanos;
      return age > MIN_AGE_NANOS && age > (endNanos - beginNanos) * IDLE_TIMES;
    }
  }
}
