package dev.aisle.app.trials;

import dev.aisle.app.experiments.ShopperTotals;
import dev.aisle.app.experiments.Totals;
import dev.aisle.core.catalog.Money;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.clicks.Reading;
import dev.aisle.market.shelf.Stock;

/// What each shopper of a cohort did so far, before and during an experiment. Slots of different
/// shoppers may be written by different threads.
final class ShopperSums {
  private static final int FIELDS = 5;

  private final int[] counts;
  private final long[] cents;
  private final int shoppers;

  ShopperSums(int shoppers) {
    this.shoppers = shoppers;
    this.counts = new int[2 * shoppers * FIELDS];
    this.cents = new long[2 * shoppers];
  }

  /// Adds a page that was read.
  ///
  /// @param during whether the experiment has begun
  void add(int shopper, boolean during, int[] items, int n, Stock stock, Shopping.Bench bench) {
    int slot = (during ? shoppers : 0) + shopper;
    int at = slot * FIELDS;
    Reading reading = bench.reading();
    counts[at]++;
    counts[at + 1] += n;
    counts[at + 2] += reading.clicks();
    counts[at + 4] += reading.orders();
    for (int k = 0; k < n; k++) {
      if (reading.ordered(k)) {
        counts[at + 3]++;
        cents[slot] += Math.min(stock.cents(items[k]), Money.MAX_CENTS);
      }
    }
  }

  ShopperTotals of(int shopper) {
    return new ShopperTotals(totals(shoppers + shopper), totals(shopper));
  }

  private Totals totals(int slot) {
    int at = slot * FIELDS;
    return new Totals(
        counts[at], counts[at + 1], counts[at + 2], counts[at + 3], counts[at + 4], cents[slot]);
  }

  int size() {
    return shoppers;
  }
}
