package dev.aisle.learning.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ScopesTest {
  private static final int ROWS = 500;
  private static final int BATCH = 512;

  private final Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(7));
  private final EmbeddingTable table = parameters.table("items", ROWS, 16);
  private final Mlp mlp = new Mlp(parameters.in("mlp"), 16, 32, 1);

  private Tensor logits(int[] ids) {
    return mlp.apply(table.lookup(ids, ids.length));
  }

  /// A step and a scoring make some 400 kB of tensors: kept, they would be 600 MB. The Java heap,
  /// which grows as it likes, is a part of what is measured.
  @Test
  @EnabledOnOs(OS.LINUX)
  void stepsAndScoringsLeaveNothingBehind() throws IOException {
    try (Adam adam = new Adam(parameters, Adam.Config.of(0.001))) {
      steps(adam, 300);
      long settled = resident();
      steps(adam, 1_500);
      assertThat(resident() - settled).as("bytes grown").isLessThan(250_000_000);
    }
  }

  private void steps(Adam adam, int many) {
    Draws draws = new Draws(1);
    for (int i = 0; i < many; i++) {
      int[] ids = draws.ids(BATCH, 0, ROWS);
      try (Scope _ = Scope.training()) {
        logits(ids).plus(-1).squared().mean().backward();
        adam.step();
      }
      try (Scope _ = Scope.inference()) {
        logits(ids).floats();
      }
    }
  }

  private static long resident() throws IOException {
    System.gc();
    String statm = Files.readString(Path.of("/proc/self/statm"));
    return Long.parseLong(statm.split(" ", -1)[1]) * 4096;
  }

  @Test
  void fourThreadsScoreAsOneDoes() throws InterruptedException, ExecutionException {
    int[] ids = new Draws(2).ids(BATCH, 0, ROWS);
    float[] alone;
    try (Scope _ = Scope.inference()) {
      alone = logits(ids).floats();
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<float[]>> scored = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        scored.add(
            threads.submit(
                () -> {
                  try (Scope _ = Scope.inference()) {
                    return logits(ids).floats();
                  }
                }));
      }
      for (Future<float[]> own : scored) {
        assertThat(own.get()).containsExactly(alone);
      }
    }
  }
}
