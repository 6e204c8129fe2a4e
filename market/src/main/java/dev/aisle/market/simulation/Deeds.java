package dev.aisle.market.simulation;

import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.clicks.Reading;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.shoppers.Hash;
import java.util.SplittableRandom;

/// What a shopper did with a page, by place, from 0. Holds arrays that are not to be changed.
///
/// @param clicked which places were clicked
/// @param carted which of them ended in the cart
/// @param ordered which were ordered at once; all of them are in the cart
/// @param dwell milliseconds on the item's page, 0 where not clicked
@SuppressWarnings("ArrayRecordComponent") // millions are made: no boxes
public record Deeds(boolean[] clicked, boolean[] carted, boolean[] ordered, int[] dwell) {
  private static final double CART_OVER_ORDER = 4;
  private static final double MOST_CARTED = 0.5;

  /// What the bench's last reading says, and what follows from it.
  ///
  /// @param n items on the page
  public static Deeds of(Ask ask, int n, Shopping.Bench bench) {
    Reading reading = bench.reading();
    SplittableRandom random = Hash.generator(ask.seed(), 3);
    boolean[] clicked = new boolean[n];
    boolean[] carted = new boolean[n];
    boolean[] ordered = new boolean[n];
    int[] dwell = new int[n];
    for (int k = 0; k < n; k++) {
      clicked[k] = reading.clicked(k);
      ordered[k] = reading.ordered(k);
      if (clicked[k]) {
        double carts = Math.min(MOST_CARTED, CART_OVER_ORDER * bench.order(k));
        carted[k] = ordered[k] || random.nextDouble() < carts;
        dwell[k] = dwell(bench.order(k), random);
      }
    }
    return new Deeds(clicked, carted, ordered, dwell);
  }

  /// Log-normal: half a minute for what is all but bought, some seconds for what disappoints.
  private static int dwell(double order, SplittableRandom random) {
    double seconds = StrictMath.exp(1.8 + 2 * StrictMath.sqrt(order) + 0.8 * random.nextGaussian());
    return (int) Math.min(1_800_000, 500 + 1000 * seconds);
  }

  static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }
}
