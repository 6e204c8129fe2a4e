package dev.aisle.benchmarks.nets;

import dev.aisle.learning.nn.Activation;
import dev.aisle.learning.nn.Mlp;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.SplittableRandom;

/// The net's dense layers alone, forward and backward, beside one large matrix product, which says
/// how fast this machine multiplies.
public final class DenseLayers implements AutoCloseable {
  private static final int BATCH = 512;
  private static final int[] WIDTHS = {2 * DinBatch.WIDTH, 256, 128, 1};
  private static final int SIDE = 1024;

  private final Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(4));
  private final Mlp mlp = new Mlp(parameters.in("mlp"), Activation.LEAKY_RELU, WIDTHS);
  private final Tensor input = parameters.normal("input", 1, BATCH, WIDTHS[0]);
  private final Tensor square = parameters.normal("square", 1, SIDE, SIDE);

  /// Layers of their own.
  public DenseLayers() {}

  /// Forward and backward, with the input's gradient.
  public void step() {
    try (Scope _ = Scope.training()) {
      mlp.apply(input).sum().backward();
      parameters.clearGradients();
    }
  }

  /// The large product.
  public void product() {
    try (Scope _ = Scope.inference()) {
      square.matmul(square);
    }
  }

  /// Of the large product.
  public static double productFlops() {
    return 2.0 * SIDE * SIDE * SIDE;
  }

  /// Of a step: each layer multiplies thrice, forward, for its weights and for its input.
  public static double stepFlops() {
    double flops = 0;
    for (int i = 0; i + 1 < WIDTHS.length; i++) {
      flops += 3 * 2.0 * BATCH * WIDTHS[i] * WIDTHS[i + 1];
    }
    return flops;
  }

  /// What a step's products read and write at least: each operand and result once.
  public static double stepBytes() {
    double bytes = 0;
    for (int i = 0; i + 1 < WIDTHS.length; i++) {
      double operands =
          (double) BATCH * WIDTHS[i]
              + (double) WIDTHS[i] * WIDTHS[i + 1]
              + (double) BATCH * WIDTHS[i + 1];
      bytes += 3 * 4 * operands;
    }
    return bytes;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
