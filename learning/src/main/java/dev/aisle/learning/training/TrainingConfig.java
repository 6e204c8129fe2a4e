package dev.aisle.learning.training;

import dev.aisle.learning.nn.Adam;
import java.time.Duration;

/// How a training goes. Start from [#DEFAULTS]:
/// ```java
/// TrainingConfig.DEFAULTS.withBatch(256).withSchedule(Schedule.COSINE)
/// ```
///
/// @param batch examples of a step, of all workers together; 512
/// @param epochs times that all examples are seen, at most; 10
/// @param adam the optimiser, its rate before the schedule; 0.001, gradients clipped to the norm 10
/// @param schedule of the learning rate; constant
/// @param stopping when it is validated and ended early; after each epoch, after 2 worse ones
/// @param ahead how batches are made ahead of the steps; 4 on 1 thread
/// @param saving what is written while it runs; a checkpoint a minute, a line of the curve each 20
///     steps
public record TrainingConfig(
    int batch,
    int epochs,
    Adam.Config adam,
    Schedule schedule,
    Stopping stopping,
    Ahead ahead,
    Saving saving) {
  /// The defaults above.
  public static final TrainingConfig DEFAULTS =
      new TrainingConfig(
          512,
          10,
          Adam.Config.of(0.001).withMaxNorm(10),
          Schedule.CONSTANT,
          new Stopping(0, 2),
          new Ahead(1, 4),
          new Saving(Duration.ofMinutes(1), 20));

  /// When a training is validated and ends early.
  ///
  /// @param every steps between validations, 0 for the ends of epochs
  /// @param patience validations in a row without a better one that end it, 0 to never end it so
  public record Stopping(int every, int patience) {
    public Stopping {
      require(every >= 0, "every", every);
      require(patience >= 0, "patience", patience);
    }
  }

  /// Batches that are made while steps run.
  ///
  /// @param threads that make them
  /// @param batches that are kept ready at most
  public record Ahead(int threads, int batches) {
    public Ahead {
      require(threads > 0, "threads", threads);
      require(batches > 0, "batches", batches);
    }
  }

  /// What is written while a training runs.
  ///
  /// @param checkpoints time between them; one more is made at the end
  /// @param curve steps between its lines
  public record Saving(Duration checkpoints, int curve) {
    public Saving {
      require(!checkpoints.isNegative(), "checkpoints", checkpoints);
      require(curve > 0, "curve", curve);
    }
  }

  public TrainingConfig {
    require(batch > 0, "batch", batch);
    require(epochs > 0, "epochs", epochs);
  }

  private static void require(boolean holds, String name, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value);
    }
  }

  /// What decides the result, as text. How batches are made ahead and what is written does not.
  String settings() {
    return "batch "
        + batch
        + ", "
        + epochs
        + " epochs, "
        + adam
        + ", "
        + schedule
        + ", "
        + stopping;
  }

  /// The same with another number of examples a step.
  public TrainingConfig withBatch(int examples) {
    return new TrainingConfig(examples, epochs, adam, schedule, stopping, ahead, saving);
  }

  /// The same with another number of epochs at most.
  public TrainingConfig withEpochs(int most) {
    return new TrainingConfig(batch, most, adam, schedule, stopping, ahead, saving);
  }

  /// The same with another optimiser.
  public TrainingConfig withAdam(Adam.Config other) {
    return new TrainingConfig(batch, epochs, other, schedule, stopping, ahead, saving);
  }

  /// The same with another course of the learning rate.
  public TrainingConfig withSchedule(Schedule other) {
    return new TrainingConfig(batch, epochs, adam, other, stopping, ahead, saving);
  }

  /// The same with other validations.
  public TrainingConfig withStopping(int every, int patience) {
    Stopping other = new Stopping(every, patience);
    return new TrainingConfig(batch, epochs, adam, schedule, other, ahead, saving);
  }

  /// The same with other batches made ahead.
  public TrainingConfig withAhead(int threads, int batches) {
    Ahead other = new Ahead(threads, batches);
    return new TrainingConfig(batch, epochs, adam, schedule, stopping, other, saving);
  }

  /// The same with another time between checkpoints and other steps between lines of the curve.
  public TrainingConfig withSaving(Duration checkpoints, int curve) {
    Saving other = new Saving(checkpoints, curve);
    return new TrainingConfig(batch, epochs, adam, schedule, stopping, ahead, other);
  }
}
