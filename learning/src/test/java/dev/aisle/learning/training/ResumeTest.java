package dev.aisle.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Peers;
import dev.aisle.learning.training.TrainingJob.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A training that is killed and resumed ends in the same parameters, bit by bit, as one that is
/// not.
class ResumeTest {
  private static final long SEED = 11;
  private static final Duration EVERY_STEP = Duration.ZERO;
  private static final Duration NEVER = Duration.ofDays(1);

  /// 8 steps an epoch, the last of them smaller; validated at other steps than epochs end.
  static final TrainingConfig CONFIG =
      TrainingConfig.DEFAULTS
          .withBatch(64)
          .withEpochs(6)
          .withAdam(Adam.Config.of(0.05).withMaxNorm(0.5).withWeightDecay(0.01))
          .withSchedule(Schedule.COSINE)
          .withStopping(5, 3);

  @TempDir Path folder;

  /// Ends as abruptly as one process can.
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  static NoisyLearner learner() {
    return new NoisyLearner(7, 500, 30);
  }

  private static NoisyLearner learnerKilledAfter(int steps) {
    return new NoisyLearner(7, 500, 30) {
      private int done;

      @Override
      public Loss loss(Batch batch, Noise noise) {
        if (done++ == steps) {
          throw new Killed();
        }
        return super.loss(batch, noise);
      }
    };
  }

  private TrainingRun run(String name, boolean resume) {
    return new TrainingRun("clicks", SEED, folder.resolve(name), resume, Watch.NONE);
  }

  private void runUntilKilled(String name, int steps, Duration checkpoints) {
    try (NoisyLearner learner = learnerKilledAfter(steps)) {
      TrainingConfig config = CONFIG.withSaving(checkpoints, 4);
      assertThatThrownBy(() -> TrainingLoop.run(run(name, true), config, learner))
          .isInstanceOf(Killed.class);
    }
  }

  private Map<String, TensorData> runToTheEnd(String name) throws IOException {
    try (NoisyLearner learner = learner()) {
      TrainingLoop.run(run(name, true), CONFIG.withSaving(NEVER, 4), learner);
      return learner.parameters().save();
    }
  }

  private List<Long> curve(String name) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve(name).resolve("curve.jsonl"))) {
      return lines.map(line -> new JsonMapper().readTree(line).get("step").longValue()).toList();
    }
  }

  @Test
  void whereverItWasKilledTheEndIsTheSame() throws IOException {
    Map<String, TensorData> expected = runToTheEnd("whole");
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 6; round++) {
      String name = "killed-" + round;
      int first = 1 + random.nextInt(20);
      int second = 1 + random.nextInt(20);
      // Killed right after a checkpoint; then, resumed, between checkpoints; then run to the end.
      runUntilKilled(name, first, EVERY_STEP);
      runUntilKilled(name, second, NEVER);
      assertThat(runToTheEnd(name))
          .as("killed after %d steps, and after %d more", first, second)
          .isEqualTo(expected);
      assertThat(curve(name)).isEqualTo(curve("whole"));
    }
  }

  @Test
  void killedBeforeTheFirstCheckpointStartsAgain() throws IOException {
    runUntilKilled("killed", 13, NEVER);
    assertThat(folder.resolve("killed")).isDirectoryNotContaining("glob:**.safetensors");
    assertThat(runToTheEnd("killed")).isEqualTo(runToTheEnd("whole"));
  }

  @Test
  void oneThatHadEndedReturnsItsBestAtOnce() throws IOException {
    Map<String, TensorData> first = runToTheEnd("whole");
    try (NoisyLearner learner = learnerKilledAfter(0)) {
      TrainingOutcome outcome = TrainingLoop.run(run("whole", true), CONFIG, learner);
      assertThat(learner.parameters().save()).isEqualTo(first);
      assertThat(outcome.bestStep()).isPositive().isLessThanOrEqualTo(outcome.steps());
    }
  }

  @Test
  void withoutResumeItStartsAgain() throws IOException {
    runUntilKilled("killed", 9, EVERY_STEP);
    try (NoisyLearner learner = learner()) {
      TrainingLoop.run(run("killed", false), CONFIG, learner);
      assertThat(learner.parameters().save()).isEqualTo(runToTheEnd("whole"));
    }
  }

  @Test
  void checkpointOfOtherSettingsIsRefused() {
    runUntilKilled("killed", 9, EVERY_STEP);
    try (NoisyLearner learner = learner()) {
      assertThatThrownBy(() -> TrainingLoop.run(run("killed", true), CONFIG.withBatch(32), learner))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("was made with batch 64")
          .hasMessageContaining("but this training has batch 32")
          .hasMessageContaining("without --resume");
    }
  }

  @Test
  void checkpointOfOtherDataIsRefused() {
    runUntilKilled("killed", 9, EVERY_STEP);
    try (NoisyLearner learner = learner()) {
      TrainingRun other =
          new TrainingRun(
              "clicks",
              SEED,
              folder.resolve("killed"),
              true,
              Watch.NONE,
              Peers.alone(),
              "501 events");
      assertThatThrownBy(() -> TrainingLoop.run(other, CONFIG, learner))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("500 examples of 501 events");
    }
  }

  @Test
  void damagedCheckpointIsRefused() throws IOException {
    runUntilKilled("killed", 9, EVERY_STEP);
    Path file = folder.resolve("killed").resolve(Checkpoint.FILE);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
    try (NoisyLearner learner = learner()) {
      assertThatThrownBy(() -> TrainingLoop.run(run("killed", true), CONFIG, learner))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(Checkpoint.FILE);
    }
  }

  @Test
  void neitherThreadsNorBatchesAheadNorCheckpointsMatter() throws IOException {
    Map<String, TensorData> expected = runToTheEnd("whole");
    try (NoisyLearner learner = learner()) {
      TrainingConfig config = CONFIG.withAhead(3, 9).withSaving(EVERY_STEP, 1);
      TrainingLoop.run(run("other", false), config, learner);
      assertThat(learner.parameters().save()).isEqualTo(expected);
    }
    try (NoisyLearner learner = learner()) {
      TrainingRun otherSeed =
          new TrainingRun("clicks", SEED + 1, folder.resolve("seed"), false, Watch.NONE);
      TrainingLoop.run(otherSeed, CONFIG, learner);
      assertThat(learner.parameters().save()).isNotEqualTo(expected);
    }
  }
}
