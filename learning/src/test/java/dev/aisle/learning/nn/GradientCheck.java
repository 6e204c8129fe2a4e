package dev.aisle.learning.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Compares gradients with central differences, `(f(x + h) − f(x − h)) / 2h`, in float64.
public final class GradientCheck {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 2e-6;
  private static final int ENTRIES = 24;

  private GradientCheck() {}

  /// Parameters to check with: float64, of a seed.
  public static Parameters parameters(long seed) {
    return new Parameters(Type.DOUBLE, new SplittableRandom(seed));
  }

  /// Checks up to 24 entries of each parameter, tables included, and that at least one gradient of
  /// the whole is not zero.
  ///
  /// @param parameters of [Type#DOUBLE]
  /// @param loss a scalar, the same whenever it is asked for; called in a scope
  public static void check(long seed, Parameters parameters, Supplier<Tensor> loss) {
    Map<String, double[]> gradients = gradients(parameters, loss);
    Map<String, Tensor> values = new LinkedHashMap<>(parameters.tensors());
    parameters.tables().forEach((name, table) -> values.put(name, table.values()));
    SplittableRandom random = new SplittableRandom(seed);
    double largest = 0;
    for (Map.Entry<String, Tensor> entry : values.entrySet()) {
      String name = entry.getKey();
      Tensor tensor = entry.getValue();
      EmbeddingTable table = parameters.tables().get(name);
      double[] gradient = gradients.getOrDefault(name, new double[0]);
      assertThat(gradient).as("gradient of %s", name).isNotEmpty();
      int first = table == null ? 0 : table.width(); // the row of padding is not trained
      for (int i = 0; i < ENTRIES; i++) {
        int at = random.nextInt(first, gradient.length);
        assertThat(gradient[at])
            .as("gradient of %s at %d, seed %d", name, at, seed)
            .isCloseTo(
                difference(tensor, at, loss),
                within(TOLERANCE * Math.max(1, Math.abs(gradient[at]))));
        largest = Math.max(largest, Math.abs(gradient[at]));
      }
    }
    assertThat(largest).as("the largest gradient, seed %d", seed).isGreaterThan(1e-4);
  }

  /// The gradient of each parameter in its whole shape, zeros where nothing depends on it.
  public static Map<String, double[]> gradients(Parameters parameters, Supplier<Tensor> loss) {
    Map<String, double[]> gradients = new LinkedHashMap<>();
    try (Scope _ = Scope.training()) {
      loss.get().backward();
      parameters
          .tensors()
          .forEach(
              (name, tensor) -> {
                Tensor gradient = tensor.gradient();
                gradients.put(
                    name, gradient == null ? new double[size(tensor)] : gradient.doubles());
              });
      parameters.tables().forEach((name, table) -> gradients.put(name, dense(table)));
      parameters.clearGradients();
    }
    return gradients;
  }

  private static int size(Tensor tensor) {
    return Math.toIntExact(tensor.elements());
  }

  private static double[] dense(EmbeddingTable table) {
    double[] dense = new double[table.rows() * table.width()];
    Gradients.Rows rows = table.gradients();
    if (rows != null) {
      long[] at = rows.indices().longs();
      assertThat(Arrays.stream(at).distinct().count()).isEqualTo(at.length);
      double[] gradient = rows.values().doubles();
      for (int i = 0; i < at.length; i++) {
        System.arraycopy(
            gradient, i * table.width(), dense, (int) at[i] * table.width(), table.width());
      }
    }
    return dense;
  }

  private static double difference(Tensor tensor, int at, Supplier<Tensor> loss) {
    double[] values = tensor.doubles();
    double value = values[at];
    values[at] = value + STEP;
    double above = at(tensor, values, loss);
    values[at] = value - STEP;
    double below = at(tensor, values, loss);
    values[at] = value;
    at(tensor, values, loss);
    return (above - below) / (2 * STEP);
  }

  private static double at(Tensor tensor, double[] values, Supplier<Tensor> loss) {
    try (Scope _ = Scope.withoutGradients()) {
      tensor.writeInPlace(values);
      return loss.get().item();
    }
  }
}
