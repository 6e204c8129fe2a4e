package dev.aisle.app.experiments;

import java.util.List;
import java.util.SplittableRandom;

/// Shoppers as a shop has them: a few come often and most once, and each has a propensity of his
/// own to click and to order, in the pre-period as in the experiment.
final class TestShoppers {
  private static final int ITEMS = 10;
  private static final int MOST_PAGES = 200;
  private static final double ZIPF = 1.7;

  private TestShoppers() {}

  /// A pool in which the treatment multiplies the chance that a click becomes an order.
  static PotentialOutcomes pool(int shoppers, double orderLift, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] zipf = zipf();
    ShopperTotals[] control = new ShopperTotals[shoppers];
    ShopperTotals[] treatment = new ShopperTotals[shoppers];
    for (int i = 0; i < shoppers; i++) {
      double click = Math.min(0.5, 0.06 * Math.exp(0.7 * random.nextGaussian()));
      double order = Math.min(0.5, 0.15 * Math.exp(0.7 * random.nextGaussian()));
      int pages = draw(zipf, random);
      // Active shoppers were active before.
      Totals before = totals(Math.max(0, pages + draw(zipf, random) - 3), click, order, random);
      long seedOfDuring = random.nextLong();
      control[i] =
          new ShopperTotals(
              totals(pages, click, order, new SplittableRandom(seedOfDuring)), before);
      treatment[i] =
          new ShopperTotals(
              totals(pages, click, order * (1 + orderLift), new SplittableRandom(seedOfDuring)),
              before);
    }
    return new PotentialOutcomes(List.of(control), List.of(treatment));
  }

  private static Totals totals(int pages, double click, double order, SplittableRandom random) {
    int clicks = 0;
    int orders = 0;
    long revenue = 0;
    for (int exposure = 0; exposure < pages * ITEMS; exposure++) {
      boolean clicked = random.nextDouble() < click;
      double toOrder = random.nextDouble();
      double price = Math.exp(8 + random.nextGaussian());
      if (clicked) {
        clicks++;
        if (toOrder < order) {
          orders++;
          revenue += Math.round(price);
        }
      }
    }
    return new Totals(pages, pages * ITEMS, clicks, orders, orders, revenue);
  }

  private static double[] zipf() {
    double[] cumulated = new double[MOST_PAGES];
    double sum = 0;
    for (int k = 1; k <= MOST_PAGES; k++) {
      sum += Math.pow(k, -ZIPF);
      cumulated[k - 1] = sum;
    }
    return cumulated;
  }

  private static int draw(double[] cumulated, SplittableRandom random) {
    double at = random.nextDouble() * cumulated[cumulated.length - 1];
    int k = 0;
    while (cumulated[k] < at) {
      k++;
    }
    return k + 1;
  }
}
