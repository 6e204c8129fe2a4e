package dev.aisle.benchmarks.nets;

import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.nn.Mlp;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Small steps and scorings in great number, for what they leave behind in memory.
public final class Leaks implements AutoCloseable {
  private static final int ROWS = 1_000;
  private static final int WIDTH = 8;
  private static final int BATCH = 16;

  private final SplittableRandom random = new SplittableRandom(3);
  private final Parameters parameters = new Parameters(Type.FLOAT, random.split());
  private final EmbeddingTable table = parameters.table("items", ROWS, WIDTH);
  private final Mlp mlp = new Mlp(parameters.in("mlp"), WIDTH, 16, 1);
  private final Adam adam = new Adam(parameters, Adam.Config.of(0.001));

  /// A net of its own.
  public Leaks() {}

  /// Takes steps.
  public void train(int steps) {
    for (int i = 0; i < steps; i++) {
      try (Scope _ = Scope.training()) {
        logits().squared().mean().backward();
        adam.step();
      }
    }
  }

  /// Scores batches.
  public void score(int calls) {
    float[] scores = new float[BATCH];
    for (int i = 0; i < calls; i++) {
      try (Scope _ = Scope.inference()) {
        logits().read(scores);
      }
    }
  }

  private Tensor logits() {
    return mlp.apply(table.lookup(random.ints(BATCH, 0, ROWS).toArray(), BATCH)).plus(-1);
  }

  /// Resident memory of this process in bytes, after a collection; Linux alone tells.
  ///
  /// @throws IOException where it cannot be read
  public static long resident() throws IOException {
    System.gc();
    String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1);
    return Long.parseLong(pages[1]) * 4096;
  }

  @Override
  public void close() {
    adam.close();
    parameters.close();
  }
}
