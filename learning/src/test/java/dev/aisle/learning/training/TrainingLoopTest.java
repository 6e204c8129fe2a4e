package dev.aisle.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
