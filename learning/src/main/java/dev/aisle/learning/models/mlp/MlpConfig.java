package dev.aisle.learning.models.mlp;

import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.ranking.RankSettings;
import java.util.List;

/// What the pre-ranker is made of.
///
/// @param inputs which columns it reads; default all, embeddings of at most 8 numbers, no histories
/// @param learning how it learns; default [RankSettings#DEFAULT] with dropped candidates of weight
///     0.25
/// @param hidden widths of the hidden layers, at least one; default 64, 32
/// @param dropout of the hidden layers, in `[0, 1)`; default 0.1
public record MlpConfig(
    InputChoice inputs, RankSettings learning, List<Integer> hidden, double dropout) {
  /// The defaults.
  public static final MlpConfig DEFAULT =
      new MlpConfig(
          InputChoice.DEFAULT.withHistories().withWidest(8),
          RankSettings.DEFAULT.withDropped(0.25),
          List.of(64, 32),
          0.1);

  /// @throws IllegalArgumentException where there is no hidden layer
  public MlpConfig {
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty()) {
      throw new IllegalArgumentException("a pre-ranker needs a hidden layer");
    }
  }

  /// The same that reads other columns.
  public MlpConfig withInputs(InputChoice other) {
    return new MlpConfig(other, learning, hidden, dropout);
  }

  /// The same that learns in another way.
  public MlpConfig withLearning(RankSettings other) {
    return new MlpConfig(inputs, other, hidden, dropout);
  }

  /// The same with other hidden layers.
  public MlpConfig withHidden(double droppedOut, Integer... widths) {
    return new MlpConfig(inputs, learning, List.of(widths), droppedOut);
  }
}
