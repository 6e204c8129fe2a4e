package dev.aisle.learning.ranking;

import dev.aisle.learning.inputs.Embedded;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The dense part of a ranker: everything behind the embedding tables. Safe for use by several
/// threads while nobody trains it.
@FunctionalInterface
public interface RankerNetwork {
  /// The logits of a click, and of an order given a click, `[P, C, 2]`. What stands at padded
  /// places means nothing.
  ///
  /// @param noise of dropout, null when scoring
  Tensor logits(Embedded inputs, @Nullable Noise noise);

  /// Makes the network of a model.
  @FunctionalInterface
  interface Recipe {
    /// @param parameters where layers get theirs
    /// @param sizes of what comes in
    RankerNetwork network(Parameters parameters, Sizes sizes);
  }

  /// Sizes of an [Embedded].
  ///
  /// @param features F
  /// @param key D, 0 without histories
  /// @param histories how many
  record Sizes(int features, int key, int histories) {}
}
