package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// `y = x Wᵀ + b`. Weights start as Glorot and Bengio (2010) draw them, biases at 0.
public final class Linear {
  private final Tensor weight;
  private final @Nullable Tensor bias;

  /// A layer with a bias; its parameters are `weight` and `bias`.
  public Linear(Parameters parameters, int in, int out) {
    this(parameters, in, out, true);
  }

  /// @param biased whether there is a `b`
  public Linear(Parameters parameters, int in, int out, boolean biased) {
    weight = parameters.glorot("weight", out, in);
    bias = biased ? parameters.constant("bias", 0, out) : null;
  }

  /// @param x `[…, in]`
  /// @return `[…, out]`
  public Tensor apply(Tensor x) {
    return x.linear(weight, bias);
  }
}
