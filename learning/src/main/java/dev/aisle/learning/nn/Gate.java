package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Tensor;

/// How much each of several parts counts, by a linear layer.
public final class Gate {
  private final Linear linear;
  private final Kind kind;

  /// What the weights of a gate are.
  public enum Kind {
    /// Above 0, with sum 1: parts compete.
    SOFTMAX,
    /// Each in `(0, 1)`, for itself.
    SIGMOID
  }

  /// @param parts how many weights
  public Gate(Parameters parameters, int in, int parts, Kind kind) {
    linear = new Linear(parameters, in, parts);
    this.kind = kind;
  }

  /// @param x `[…, in]`
  /// @return `[…, parts]`
  public Tensor apply(Tensor x) {
    Tensor logits = linear.apply(x);
    return switch (kind) {
      case SOFTMAX -> logits.softmax(-1);
      case SIGMOID -> logits.sigmoid();
    };
  }
}
