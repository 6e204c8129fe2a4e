package dev.aisle.retrieval;

import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.state.ItemStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.search.Scorable;
import org.jspecify.annotations.Nullable;

/// How popular each item is now: what shoppers lately did with it, an order counting as ten clicks.
/// One number an item, counted anew when the last count is older than [#MAX_AGE]; meanwhile one
/// request counts and the others use the older numbers. Safe for use by several threads.
final class Popularity {
  static final Duration MAX_AGE = Duration.ofSeconds(30);

  static final double ORDER = 10;

  private final ReentrantLock counting = new ReentrantLock();
  private volatile @Nullable Counted counted;

  /// The popularity of items as of about now.
  ///
  /// @param now time of the request; fading counts are read as of then
  RankKey key(ShopView shop, ItemTable.View table, Instant now) {
    Counted latest = counted;
    if (latest == null) {
      counting.lock();
      try {
        latest = counted;
        if (latest == null) {
          latest = count(shop, table, now);
          counted = latest;
        }
      } finally {
        counting.unlock();
      }
    } else if (latest.isOld() && counting.tryLock()) {
      try {
        latest = count(shop, table, now);
        counted = latest;
      } finally {
        counting.unlock();
      }
    }
    return latest;
  }

  private static Counted count(ShopView shop, ItemTable.View table, Instant now) {
    float[] values = new float[table.capacity()];
    for (int ordinal = 0; ordinal < values.length; ordinal++) {
      ItemId id = table.idOrNull(ordinal);
      if (id != null) {
        values[ordinal] = (float) popularity(shop.statistics(id), now);
      }
    }
    return new Counted(values, System.nanoTime());
  }

  static double popularity(ItemStatistics statistics, Instant now) {
    return statistics.recentClicks().at(now) + ORDER * statistics.recentOrders().at(now);
  }

  private static final class Counted implements RankKey {
    private final float[] values;
    private final long atNanos;

    Counted(float[] values, long atNanos) {
      this.values = values;
      this.atNanos = atNanos;
    }

    boolean isOld() {
      return System.nanoTime() - atNanos > MAX_AGE.toNanos();
    }

    @Override
    public boolean usesScore() {
      return false;
    }

    @Override
    public double of(SegmentColumns columns, int doc, long offer, @Nullable Scorable scorer) {
      int ordinal = columns.ordinal(doc);
      return ordinal < values.length ? values[ordinal] : 0;
    }
  }
}
