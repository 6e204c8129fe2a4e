package dev.aisle.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.training.TrainingJob.Progress;
import dev.aisle.learning.training.TrainingJob.Watch;
import dev.aisle.learning.training.TrainingOutcome.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainingLoopTest {
  static final TrainingConfig CONFIG =
      TrainingConfig.DEFAULTS.withBatch(64).withEpochs(5).withAdam(Adam.Config.of(0.02));

  @TempDir Path folder;

  private TrainingRun run(long seed) {
    return run(seed, Watch.NONE);
  }

  private TrainingRun run(long seed, Watch watch) {
    return new TrainingRun("clicks", seed, folder, false, watch);
  }

  /// The most likely logit of an item that is all that is known of an example is `ln(c / (n - c))`.
  @Test
  void appealOfItemsConvergesToTheClosedForm() throws IOException {
    int catalogue = 20;
    try (ClickLearner learner =
        new ClickLearner(3, 2_000, catalogue) {
          @Override
          public Loss loss(Batch batch, Noise noise) {
            Tensor logits = appeal.lookup(batch.items, batch.size()).reshape(batch.size());
            return Loss.of(logits.logLoss(Tensor.of(batch.clicks, batch.size())).mean());
          }

          @Override
          public double validate() {
            return Double.NaN;
          }
        }) {
      TrainingConfig config =
          CONFIG
              .withBatch(500)
              .withEpochs(60)
              .withAdam(Adam.Config.of(0.1))
              .withSchedule(Schedule.COSINE)
              .withStopping(0, 0);
      TrainingOutcome outcome = TrainingLoop.run(run(4), config, learner);
      assertThat(outcome.end()).isEqualTo(End.EPOCHS);
      assertThat(outcome.steps()).isEqualTo(240);
      float[] found = Objects.requireNonNull(learner.parameters().save().get("appeal")).values();
      for (int item = 1; item < catalogue; item++) {
        int shown = 0;
        int clicked = 0;
        for (int i = 0; i < learner.items.length; i++) {
          if (learner.items[i] == item) {
            shown++;
            clicked += (int) learner.clicks[i];
          }
        }
        assertThat(found[item])
            .as("item %d", item)
            .isCloseTo((float) Math.log(clicked / (double) (shown - clicked)), within(0.02f));
      }
      assertThat(found[0]).as("padding").isZero();
    }
  }

  @Test
  void curveTellsOfEverySoManySteps() throws IOException {
    List<Progress> told = new ArrayList<>();
    try (ClickLearner learner = new ClickLearner(5, 1_000, 50)) {
      TrainingConfig config = CONFIG.withEpochs(2).withSaving(Duration.ofMinutes(1), 5);
      TrainingLoop.run(
          run(
              6,
              new Watch() {
                @Override
                public void at(Progress progress) {
                  told.add(progress);
                }

                @Override
                public boolean stopped() {
                  return false;
                }
              }),
          config,
          learner);
    }
    List<JsonNode> lines =
        Files.readAllLines(folder.resolve("curve.jsonl")).stream()
            .map(line -> new JsonMapper().readTree(line))
            .toList();
    // 16 steps an epoch: every fifth, and the ends of epochs, where it is validated.
    assertThat(lines.stream().map(line -> line.get("step").intValue()))
        .containsExactly(5, 10, 15, 16, 20, 25, 30, 32);
    assertThat(
            lines.stream().filter(line -> line.has("metric")).map(l -> l.get("epoch").intValue()))
        .containsExactly(1, 2);
    JsonNode last = lines.getLast();
    double parts =
        last.get("parts").get("click").doubleValue() + last.get("parts").get("l2").doubleValue();
    assertThat(last.get("loss").doubleValue()).isCloseTo(parts, within(1e-6));
    assertThat(last.get("learningRate").doubleValue()).isEqualTo(0.02);
    assertThat(last.get("gradientNorm").doubleValue()).isPositive();
    assertThat(last.get("examplesPerSecond").doubleValue()).isPositive();
    assertThat(last.get("waited").doubleValue()).isBetween(0.0, 1.0);
    assertThat(told).hasSameSizeAs(lines);
    assertThat(told.getLast().step()).isEqualTo(32);
    assertThat(told.getLast().of()).isEqualTo(32);
    assertThat(told.getLast().left()).isZero();
    assertThat(told.getFirst().left()).isPositive();
    assertThat(told.getLast().metric()).isEqualTo(last.get("metric").doubleValue());
  }

  /// With a row for each of 32 examples, each can be learned by heart.
  @Test
  void fewExamplesAreOverfitted() throws IOException {
    try (ClickLearner learner = new ClickLearner(9, 32, 40)) {
      for (int i = 0; i < learner.items.length; i++) {
        learner.items[i] = i + 1;
      }
      double before = learner.validate();
      TrainingConfig config =
          CONFIG.withBatch(8).withEpochs(60).withAdam(Adam.Config.of(0.2)).withStopping(0, 0);
      TrainingOutcome outcome = TrainingLoop.run(run(9), config, learner);
      assertThat(-before).as("log loss before").isGreaterThan(0.5);
      assertThat(-outcome.metric()).as("log loss").isLessThan(0.02);
      assertThat(outcome.loss()).isLessThan(0.03);
    }
  }

  /// A learner whose validations say what they are told to.
  private static ClickLearner validatedAs(double... metrics) {
    return new ClickLearner(5, 256, 50) {
      private int validations;

      @Override
      public double validate() {
        return metrics[validations++];
      }
    };
  }

  @Test
  void endsAfterTooManyWorseValidationsWithTheBest() throws IOException {
    TrainingConfig config = CONFIG.withEpochs(9).withStopping(0, 3);
    try (ClickLearner learner = validatedAs(0.5, 0.6, 0.6, 0.4, 0.5, 0.9);
        ClickLearner two = validatedAs(0.5, 0.6)) {
      TrainingOutcome outcome = TrainingLoop.run(run(5), config, learner);
      assertThat(outcome.end()).isEqualTo(End.PATIENCE);
      assertThat(outcome.steps()).isEqualTo(5 * 4);
      assertThat(outcome.bestStep()).isEqualTo(2 * 4);
      assertThat(outcome.metric()).isEqualTo(0.6);
      // The best are the parameters as they were after two epochs.
      TrainingLoop.run(run(5), config.withEpochs(2), two);
      assertThat(learner.parameters().save()).isEqualTo(two.parameters().save());
    }
  }

  @Test
  void betterValidationsKeepItGoing() throws IOException {
    TrainingConfig config = CONFIG.withEpochs(6).withStopping(0, 2);
    try (ClickLearner learner = validatedAs(0.5, 0.4, 0.6, 0.5, 0.7, 0.6)) {
      TrainingOutcome outcome = TrainingLoop.run(run(5), config, learner);
      assertThat(outcome.end()).isEqualTo(End.EPOCHS);
      assertThat(outcome.bestStep()).isEqualTo(5 * 4);
    }
  }

  @Test
  void validatesEverySoManySteps() throws IOException {
    TrainingConfig config = CONFIG.withEpochs(2).withStopping(3, 0);
    try (ClickLearner learner = validatedAs(0.1, 0.2, 0.3)) {
      // After 3 and 6 steps, and after the eighth, which is the last.
      assertThat(TrainingLoop.run(run(5), config, learner).bestStep()).isEqualTo(8);
    }
  }

  @Test
  void stoppedWithinAStepItKeepsTheBest() throws IOException {
    List<Long> steps = new ArrayList<>();
    Watch stopping =
        new Watch() {
          @Override
          public void at(Progress progress) {
            steps.add(progress.step());
          }

          @Override
          public boolean stopped() {
            return !steps.isEmpty() && steps.getLast() == 6;
          }
        };
    TrainingConfig config = CONFIG.withStopping(4, 0).withSaving(Duration.ofDays(1), 1);
    try (ClickLearner learner = validatedAs(0.5, 0.4, 0.3)) {
      TrainingOutcome outcome = TrainingLoop.run(run(5, stopping), config, learner);
      assertThat(outcome.end()).isEqualTo(End.STOPPED);
      assertThat(outcome.steps()).isEqualTo(6);
      assertThat(outcome.bestStep()).isEqualTo(4);
      assertThat(folder.resolve(Checkpoint.FILE)).exists();
    }
  }

  @Test
  void stoppedWhileABatchIsBeingMadeItDoesNotWaitForIt() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (ClickLearner learner =
        new ClickLearner(5, 256, 50) {
          @Override
          public Batch batch(int[] examples, RandomGenerator random) {
            try {
              never.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return super.batch(examples, random);
          }
        }) {
      Watch stopping =
          new Watch() {
            private int asked;

            @Override
            public void at(Progress progress) {}

            @Override
            public boolean stopped() {
              return asked++ > 2;
            }
          };
      assertThatThrownBy(() -> TrainingLoop.run(run(5, stopping), CONFIG, learner))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("stopped before its first validation");
    }
  }

  /// Share of the time that steps of `stepMillis` waited for batches of `batchMillis`.
  private double waited(int batchMillis, int stepMillis) throws IOException {
    try (ClickLearner learner =
        new ClickLearner(5, 256, 50) {
          @Override
          public Batch batch(int[] examples, RandomGenerator random) {
            LockSupport.parkNanos(batchMillis * 1_000_000L);
            return super.batch(examples, random);
          }

          @Override
          public Loss loss(Batch batch, Noise noise) {
            LockSupport.parkNanos(stepMillis * 1_000_000L);
            return super.loss(batch, noise);
          }
        }) {
      TrainingConfig config = CONFIG.withBatch(8).withEpochs(1).withAhead(1, 2);
      return TrainingLoop.run(run(5), config, learner).waited();
    }
  }

  @Test
  void stepsWaitForASlowSourceAndNotForAFastOne() throws IOException {
    assertThat(waited(0, 20)).as("fast source").isLessThan(0.15);
    assertThat(waited(20, 0)).as("slow source").isGreaterThan(0.6);
  }

  @Test
  void batchThatCannotBeMadeEndsTheTrainingWithItsOwnReason() {
    try (ClickLearner learner =
        new ClickLearner(5, 256, 50) {
          @Override
          public Batch batch(int[] examples, RandomGenerator random) {
            throw new IllegalStateException("the item 17 is gone");
          }
        }) {
      assertThatThrownBy(() -> TrainingLoop.run(run(5), CONFIG, learner))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the item 17 is gone");
    }
  }

  @Test
  void withoutExamplesThereIsNothingToLearn() {
    try (ClickLearner learner = new ClickLearner(5, 0, 50)) {
      assertThatThrownBy(() -> TrainingLoop.run(run(5), CONFIG, learner))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("clicks: has no example to learn from");
    }
  }
}
