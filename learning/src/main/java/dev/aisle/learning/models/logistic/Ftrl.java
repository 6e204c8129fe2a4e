package dev.aisle.learning.models.logistic;

/// Weights that are learned one coordinate at a time by FTRL-proximal (McMahan et al. 2013,
/// algorithm 1): `w_i = 0` where `|z_i| ≤ λ1`, else
/// `−(z_i − sign(z_i) λ1) / ((β + sqrt(n_i)) / α + λ2)`. Not thread-safe.
final class Ftrl {
  private final double alpha;
  private final double beta;
  private final double l1;
  private final double l2;
  private final double[] z;
  private final double[] n;

  Ftrl(int size, double alpha, double beta, double l1, double l2) {
    this.alpha = alpha;
    this.beta = beta;
    this.l1 = l1;
    this.l2 = l2;
    z = new double[size];
    n = new double[size];
  }

  double weight(int i) {
    return Math.abs(z[i]) <= l1
        ? 0
        : -(z[i] - Math.signum(z[i]) * l1) / ((beta + Math.sqrt(n[i])) / alpha + l2);
  }

  /// Steps against the gradient of a coordinate.
  void step(int i, double gradient) {
    if (gradient == 0) {
      return;
    }
    double squares = n[i] + gradient * gradient;
    double sigma = (Math.sqrt(squares) - Math.sqrt(n[i])) / alpha;
    z[i] += gradient - sigma * weight(i);
    n[i] = squares;
  }

  /// All weights.
  float[] weights() {
    float[] weights = new float[z.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) weight(i);
    }
    return weights;
  }
}
