package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Tensor;

/// Layer normalisation (Ba, Kiros and Hinton 2016) over the last axis: `y = g (x − μ) / √(σ² + ε) +
/// b`, with `ε = 1e-5`.
public final class LayerNorm {
  private static final double EPSILON = 1e-5;

  private final Tensor gain;
  private final Tensor bias;

  /// Its parameters are `gain`, at first 1, and `bias`, at first 0.
  public LayerNorm(Parameters parameters, int width) {
    gain = parameters.constant("gain", 1, width);
    bias = parameters.constant("bias", 0, width);
  }

  /// @param x `[…, width]`
  /// @return the same shape
  public Tensor apply(Tensor x) {
    return x.layerNorm(gain, bias, EPSILON);
  }
}
