package dev.aisle.learning.nn;

import java.util.SplittableRandom;

/// Arrays for tests.
public final class Draws {
  private final SplittableRandom random;

  public Draws(long seed) {
    random = new SplittableRandom(seed);
  }

  public double[] normal(int size) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  public int[] ids(int size, int from, int to) {
    return random.ints(size, from, to).toArray();
  }
}
