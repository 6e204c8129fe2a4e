package dev.aisle.learning.models.din;

import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.ranking.RankSettings;
import java.util.List;

/// What a DIN is made of.
///
/// @param inputs which columns it reads; default [InputChoice#DEFAULT] without the ids of shopper
///     and
///     query, which are learned by heart from few pages each and did worse on validation
/// @param learning how it learns; default [RankSettings#DEFAULT]
/// @param interest how histories are summed; default [Interest#ATTENTION]
/// @param attention widths of the activation unit's hidden layers; default 36, as in the paper's
///     code
/// @param hidden widths of the hidden layers; default 128, 64 (the paper's are 200, 80)
/// @param dropout of the hidden layers, in `[0, 1)`; default 0.2
public record DinConfig(
    InputChoice inputs,
    RankSettings learning,
    Interest interest,
    List<Integer> attention,
    List<Integer> hidden,
    double dropout) {
  /// How what a shopper did becomes one vector.
  public enum Interest {
    /// Weighted by what matters for the candidate: the paper.
    ATTENTION,
    /// All alike.
    MEAN,
    /// Not at all.
    NONE
  }

  /// The defaults.
  public static final DinConfig DEFAULT =
      new DinConfig(
          InputChoice.DEFAULT.without("shopper", "query", "query×category"),
          RankSettings.DEFAULT,
          Interest.ATTENTION,
          List.of(36),
          List.of(128, 64),
          0.2);

  public DinConfig {
    attention = List.copyOf(attention);
    hidden = List.copyOf(hidden);
  }

  /// The same that reads other columns.
  public DinConfig withInputs(InputChoice other) {
    return new DinConfig(other, learning, interest, attention, hidden, dropout);
  }

  /// The same that learns in another way.
  public DinConfig withLearning(RankSettings other) {
    return new DinConfig(inputs, other, interest, attention, hidden, dropout);
  }

  /// The same with another sum of histories.
  public DinConfig withInterest(Interest other) {
    return new DinConfig(inputs, learning, other, attention, hidden, dropout);
  }

  /// The same with other hidden layers.
  public DinConfig withHidden(double droppedOut, Integer... widths) {
    return new DinConfig(inputs, learning, interest, attention, List.of(widths), droppedOut);
  }
}
