package dev.aisle.market.catalog;

import dev.aisle.market.goods.TrueItem;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The stars of an item: noisy for few reviews, near its quality for many.
///
/// @param rating mean stars to one decimal, null without reviews
record Reviews(@Nullable Double rating, int count) {
  private static final double UNREVIEWED = 0.22;
  private static final double DEVIATION = 1.1;

  static Reviews draw(TrueItem item, RandomGenerator random) {
    double tail = random.nextDouble();
    double noise = random.nextGaussian();
    if (random.nextDouble() < UNREVIEWED) {
      return new Reviews(null, 0);
    }
    int count = (int) Math.min(20_000, 1 + 3 * (1 / StrictMath.pow(1 - tail, 0.9) - 1));
    double mean = 1.95 + 3.2 * item.quality() + DEVIATION * noise / Math.sqrt(count);
    return new Reviews(Math.rint(Math.clamp(mean, 1, 5) * 10) / 10, count);
  }
}
