package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Tensor;

/// The parametric rectifier (He et al. 2015): `y = max(0, x) + a · min(0, x)`, with an `a` for each
/// number of the last axis, at first 0.25.
public final class PRelu {
  private final Tensor slope;

  /// Its parameter is `slope`.
  public PRelu(Parameters parameters, int width) {
    slope = parameters.constant("slope", 0.25, width);
  }

  /// @param x `[…, width]`
  /// @return the same shape
  public Tensor apply(Tensor x) {
    Tensor positive = x.relu();
    return positive.plusProduct(slope, x.minus(positive));
  }
}
