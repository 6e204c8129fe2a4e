package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Tensor;

/// What stands between two linear layers, element by element.
public enum Activation {
  /// Nothing.
  IDENTITY,
  /// `max(0, x)`.
  RELU,
  /// `x` where positive, else `0.01 x`.
  LEAKY_RELU,
  /// `x · Φ(x)`.
  GELU,
  /// `1 / (1 + e⁻ˣ)`.
  SIGMOID,
  /// Hyperbolic tangent.
  TANH;

  /// The activation of each element.
  public Tensor apply(Tensor x) {
    return switch (this) {
      case IDENTITY -> x;
      case RELU -> x.relu();
      case LEAKY_RELU -> x.leakyRelu(0.01);
      case GELU -> x.gelu();
      case SIGMOID -> x.sigmoid();
      case TANH -> x.tanh();
    };
  }
}
