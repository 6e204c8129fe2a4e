package dev.aisle.learning.models.dnn;

import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.ranking.RankSettings;
import java.util.List;

/// What the base model is made of.
///
/// @param inputs which columns it reads; default [InputChoice#DEFAULT] without the ids of shopper
///     and
///     query, which are learned by heart from few pages each and did worse on validation
/// @param learning how it learns; default [RankSettings#DEFAULT]
/// @param histories whether it reads what shoppers did; default true
/// @param hidden widths of the hidden layers; default 128, 64
/// @param dropout of the hidden layers, in `[0, 1)`; default 0.2
public record DnnConfig(
    InputChoice inputs,
    RankSettings learning,
    boolean histories,
    List<Integer> hidden,
    double dropout) {
  /// The defaults.
  public static final DnnConfig DEFAULT =
      new DnnConfig(
          InputChoice.DEFAULT.without("shopper", "query", "query×category"),
          RankSettings.DEFAULT,
          true,
          List.of(128, 64),
          0.2);

  public DnnConfig {
    hidden = List.copyOf(hidden);
  }

  /// The same that reads other columns.
  public DnnConfig withInputs(InputChoice other) {
    return new DnnConfig(other, learning, histories, hidden, dropout);
  }

  /// The same that learns in another way.
  public DnnConfig withLearning(RankSettings other) {
    return new DnnConfig(inputs, other, histories, hidden, dropout);
  }

  /// The same that does not read what shoppers did.
  public DnnConfig withoutHistories() {
    return new DnnConfig(inputs, learning, false, hidden, dropout);
  }

  /// The same with other hidden layers.
  public DnnConfig withHidden(double droppedOut, Integer... widths) {
    return new DnnConfig(inputs, learning, histories, List.of(widths), droppedOut);
  }
}
