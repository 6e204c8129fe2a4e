package dev.aisle.app.lists;

import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.training.Schedule;
import dev.aisle.learning.training.TrainingConfig;

/// Settings that all networks of an ablation share. The rate falls linearly to 0.
///
/// @param length newest items of a history that are read, L
/// @param dropout of items' vectors, in `[0, 1)`
/// @param batch lists of a step
/// @param epochs at most
/// @param patience epochs without a better validation that end a training
/// @param rate of Adam
/// @param weightDecay of Adam, decoupled
/// @param auxiliary weight of the auxiliary task's loss, where a network has one; ARMMT's own
public record ListConfig(
    int length,
    double dropout,
    int batch,
    int epochs,
    int patience,
    double rate,
    double weightDecay,
    double auxiliary) {
  /// Chosen on validation lists, by PRM's values; docs/models/armmt-real.md has what was tried.
  public static final ListConfig DEFAULTS = new ListConfig(16, 0.2, 64, 6, 2, 0.002, 0.01, 0.2);

  /// The same with another number of epochs at most.
  public ListConfig withEpochs(int most) {
    return new ListConfig(length, dropout, batch, most, patience, rate, weightDecay, auxiliary);
  }

  /// The same at another rate.
  public ListConfig withRate(double other) {
    return new ListConfig(length, dropout, batch, epochs, patience, other, weightDecay, auxiliary);
  }

  TrainingConfig training() {
    return TrainingConfig.DEFAULTS
        .withBatch(batch)
        .withEpochs(epochs)
        .withStopping(0, patience)
        .withSchedule(Schedule.LINEAR)
        .withAdam(Adam.Config.of(rate).withWeightDecay(weightDecay).withMaxNorm(10));
  }
}
