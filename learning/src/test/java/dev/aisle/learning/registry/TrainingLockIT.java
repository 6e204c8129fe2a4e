package dev.aisle.learning.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another process that trains, and is killed.
class TrainingLockIT {
  @TempDir private Path folder;

  /// Trains until it is killed.
  public static void main(String[] args) throws IOException, InterruptedException {
    try (var _ = new ModelRegistry(Path.of(args[0]), InstantSource.system()).beginTraining()) {
      System.out.println("training");
      Thread.sleep(60_000);
    }
  }

  @Test
  void aKilledTrainingLetsGo() throws Exception {
    ModelRegistry registry = new ModelRegistry(folder, InstantSource.system());
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                TrainingLockIT.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.inputReader().readLine()).startsWith("training");
      assertThatThrownBy(registry::beginTraining)
          .hasMessageContaining("by process " + other.pid() + " on ");
    } finally {
      other.destroyForcibly();
    }
    assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
    registry.beginTraining().close();
  }
}
