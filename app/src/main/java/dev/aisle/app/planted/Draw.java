package dev.aisle.app.planted;

import java.util.random.RandomGenerator;

/// What the generators of planted lists draw alike.
final class Draw {
  private Draw() {}

  /// Independent standard normal numbers.
  static double[] normal(int many, RandomGenerator random) {
    double[] drawn = new double[many];
    for (int i = 0; i < many; i++) {
      drawn[i] = random.nextGaussian();
    }
    return drawn;
  }

  /// Rows of [#normal].
  static double[][] normal(int rows, int many, RandomGenerator random) {
    double[][] drawn = new double[rows][];
    for (int row = 0; row < rows; row++) {
      drawn[row] = normal(many, random);
    }
    return drawn;
  }

  /// What an encoder would make of what an item is: `x B + noise ε`.
  ///
  /// @param mixing B, `[x.length][width]`
  /// @param noise deviation of each number
  static float[] encoded(double[] x, double[][] mixing, double noise, RandomGenerator random) {
    float[] vector = new float[mixing[0].length];
    for (int j = 0; j < vector.length; j++) {
      double sum = noise * random.nextGaussian();
      for (int i = 0; i < x.length; i++) {
        sum += x[i] * mixing[i][j];
      }
      vector[j] = (float) sum;
    }
    return vector;
  }

  /// An encoder of [#encoded], entries of variance 1/4.
  static double[][] encoder(int in, int width, RandomGenerator random) {
    double[][] mixing = normal(in, width, random);
    for (double[] row : mixing) {
      for (int j = 0; j < width; j++) {
        row[j] /= 2;
      }
    }
    return mixing;
  }

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /// Labels that are true with the probability `σ(truth)`.
  static boolean[] labels(double[] truth, RandomGenerator random) {
    boolean[] labels = new boolean[truth.length];
    for (int i = 0; i < truth.length; i++) {
      labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-truth[i]));
    }
    return labels;
  }
}
