package dev.aisle.learning.training;

import dev.aisle.learning.files.Safetensors;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Peers;
import dev.aisle.learning.training.TrainingJob.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A training in a JVM of its own, for tests that kill it or let several meet.
final class TrainingProcess {
  /// 8 steps an epoch.
  static final TrainingConfig CONFIG =
      ResumeTest.CONFIG.withBatch(63).withEpochs(7).withSaving(Duration.ofMillis(40), 4);

  private TrainingProcess() {}

  /// Starts one.
  ///
  /// @param folder of the training; the parameters are written there at the end
  /// @param millis that a step takes at least
  static Process start(Path folder, boolean noisy, int millis, Map<String, String> environment)
      throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Xshare:auto", "-cp", System.getProperty("java.class.path")));
    command.add(TrainingProcess.class.getName());
    command.addAll(List.of(folder.toString(), Boolean.toString(noisy), Integer.toString(millis)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    String rank = environment.getOrDefault("RANK", "0");
    return builder.redirectOutput(folder.resolve("output-" + rank).toFile()).start();
  }

  static Path parameters(Path folder, int rank) {
    return folder.resolve("parameters-" + rank + ".safetensors");
  }

  static ClickLearner learner(boolean noisy, int millis) {
    return noisy
        ? new NoisyLearner(7, 500, 30) {
          @Override
          public Loss loss(Batch batch, Noise noise) {
            pause(millis);
            return super.loss(batch, noise);
          }
        }
        : new ClickLearner(7, 500, 30) {
          @Override
          public Loss loss(Batch batch, Noise noise) {
            pause(millis);
            return super.loss(batch, noise);
          }
        };
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(millis * 1_000_000L);
  }

  /// Trains: `FOLDER NOISY MILLIS`.
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Workers workers = Workers.of(System.getenv());
    try (Peers peers = workers.join();
        ClickLearner learner = learner(Boolean.parseBoolean(args[1]), Integer.parseInt(args[2]))) {
      TrainingLoop.run(
          new TrainingRun("clicks", 3, folder, true, Watch.NONE, peers, ""), CONFIG, learner);
      Safetensors.write(parameters(folder, workers.rank()), learner.parameters().save(), Map.of());
    }
  }
}
