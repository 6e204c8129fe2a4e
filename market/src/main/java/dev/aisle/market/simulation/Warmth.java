package dev.aisle.market.simulation;

import dev.aisle.market.worlds.World;
import java.util.Arrays;

/// How gladly each shopper comes back: a factor on the number of visits that rises after a good one
/// and otherwise returns to 1. Slots of different shoppers may be written by different threads.
final class Warmth {
  private static final double STEP = 0.4;
  private static final double COOLING = 0.9;
  private static final double LEAST = 0.2;
  private static final double MOST = 3;

  private final double pull;
  private final double[] factors;

  Warmth(World world, int shoppers) {
    this.pull = world.purchase().comeBack();
    this.factors = new double[shoppers];
    Arrays.fill(factors, 1);
  }

  double of(int shopper) {
    return factors[shopper];
  }

  void after(int shopper, VisitPlay.Outcome visit) {
    double good = visit.orders() > 0 ? 1 : visit.clicks() > 0 ? 0.1 : -0.15;
    factors[shopper] =
        Math.clamp(1 + COOLING * (factors[shopper] - 1) + STEP * pull * good, LEAST, MOST);
  }
}
