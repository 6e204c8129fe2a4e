package dev.aisle.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.learning.files.Safetensors;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.training.TrainingJob.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trainings in processes that are really killed, or really meet over the network.
class TrainingProcessIT {
  @TempDir Path folder;

  private Map<String, TensorData> here(boolean noisy) throws IOException {
    try (ClickLearner learner = TrainingProcess.learner(noisy, 0)) {
      TrainingLoop.run(
          new TrainingRun("clicks", 3, folder.resolve("here"), false, Watch.NONE),
          TrainingProcess.CONFIG,
          learner);
      return learner.parameters().save();
    }
  }

  private static Map<String, String> worker(int rank, int port) {
    return Map.of(
        "RANK",
        Integer.toString(rank),
        "WORLD_SIZE",
        "2",
        "MASTER_ADDR",
        "127.0.0.1",
        "MASTER_PORT",
        Integer.toString(port));
  }

  private static void awaitSteps(Path folder, int lines) throws Exception {
    Path curve = folder.resolve(Curve.FILE);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!Files.exists(curve) || Files.readAllLines(curve).size() < lines) {
      assertThat(System.nanoTime()).as("no steps in %s", folder).isLessThan(end);
      Thread.sleep(5);
    }
  }

  private static void assertEndsWell(Process process, Path output) throws Exception {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }

  @Test
  void killedProcessIsResumedToTheBit() throws Exception {
    Path killed = folder.resolve("killed");
    Process first = TrainingProcess.start(killed, true, 20, Map.of());
    awaitSteps(killed, 5);
    first.destroyForcibly().waitFor();
    assertThat(killed.resolve(Checkpoint.FILE)).exists();
    assertThat(TrainingProcess.parameters(killed, 0)).doesNotExist();

    Process second = TrainingProcess.start(killed, true, 0, Map.of());
    assertEndsWell(second, killed.resolve("output-0"));
    assertThat(Safetensors.read(TrainingProcess.parameters(killed, 0)).tensors())
        .isEqualTo(here(true));
  }

  @Test
  void twoProcessesTrainTheModelOfOne() throws Exception {
    Path joint = folder.resolve("joint");
    int port = SharedTrainingTest.freePort();
    Process zero = TrainingProcess.start(joint, false, 0, worker(0, port));
    Process one = TrainingProcess.start(joint, false, 0, worker(1, port));
    assertEndsWell(zero, joint.resolve("output-0"));
    assertEndsWell(one, joint.resolve("output-1"));
    Map<String, TensorData> model =
        Safetensors.read(TrainingProcess.parameters(joint, 0)).tensors();
    assertThat(Safetensors.read(TrainingProcess.parameters(joint, 1)).tensors()).isEqualTo(model);
    assertThat(SharedTrainingTest.difference(model, here(false))).isLessThan(1e-5);
  }

  @Test
  void whereOneIsKilledTheOtherEndsAtOnceAndSaysSo() throws Exception {
    Path joint = folder.resolve("joint");
    int port = SharedTrainingTest.freePort();
    Process zero = TrainingProcess.start(joint, false, 20, worker(0, port));
    Process one = TrainingProcess.start(joint, false, 20, worker(1, port));
    awaitSteps(joint, 3);
    one.destroyForcibly().waitFor();
    assertThat(zero.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(zero.exitValue()).isEqualTo(1);
    assertThat(Files.readString(joint.resolve("output-0")))
        .contains("worker 0 of 2: another worker has gone");
  }
}
