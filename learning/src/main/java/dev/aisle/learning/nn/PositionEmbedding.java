package dev.aisle.learning.nn;

import dev.aisle.learning.tensor.Tensor;

/// Adds a learned vector for the place in a sequence.
///
/// The place is that of a *history*, such as how recent an entry is. The position of an item on the
/// page that was shown is never an input of a model that serves.
public final class PositionEmbedding {
  private final int length;
  private final Tensor vectors;

  /// @param length of the longest sequence; its parameter is `position`
  public PositionEmbedding(Parameters parameters, int length, int width) {
    this.length = length;
    vectors = parameters.normal("position", 0.05, length, width);
  }

  /// @param x `[B, T, width]`, with `T` at most the length
  /// @return the same shape
  /// @throws IllegalArgumentException where a sequence is too long
  public Tensor apply(Tensor x) {
    long places = x.size(1);
    if (places > length) {
      throw new IllegalArgumentException(
          "a sequence of " + places + " where positions are known for " + length);
    }
    return x.plus(vectors.narrow(0, 0, places));
  }
}
