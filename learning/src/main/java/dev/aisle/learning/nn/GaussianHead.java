package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Tensor;

/// Predicts a normal distribution instead of a number: one linear layer for the mean, one for the
/// variance, which is `ln(1 + eˣ) + 1e-4` and so never 0.
public final class GaussianHead {
  private static final double FLOOR = 1e-4;

  private final Linear mean;
  private final Linear variance;

  /// Its layers are `mean` and `variance`.
  public GaussianHead(Parameters parameters, int in, int out) {
    mean = new Linear(parameters.in("mean"), in, out);
    variance = new Linear(parameters.in("variance"), in, out);
  }

  /// @param x `[…, in]`
  /// @return of `[…, out]` numbers
  public Gaussian apply(Tensor x) {
    return new Gaussian(mean.apply(x), variance.apply(x).softplus().plus(FLOOR));
  }
}
