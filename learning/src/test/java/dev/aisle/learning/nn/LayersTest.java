package dev.aisle.learning.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayersTest {
  private static final long SEED = 5;
  private final Parameters parameters = GradientCheck.parameters(SEED);

  @Test
  void linearIsWxPlusB() {
    Linear layer = new Linear(parameters, 2, 3);
    tensor("weight").writeInPlace(new double[] {1, 2, 3, 4, 5, 6});
    tensor("bias").writeInPlace(new double[] {0.5, 0, -0.5});
    try (Scope _ = Scope.inference()) {
      assertThat(layer.apply(Tensor.of(new double[] {1, -1}, 1, 2)).doubles())
          .containsExactly(-0.5, -1, -1.5);
    }
  }

  private Tensor tensor(String name) {
    return Objects.requireNonNull(parameters.tensors().get(name), name);
  }

  @Test
  void layerNormHasMeanZeroAndVarianceOne() {
    LayerNorm norm = new LayerNorm(parameters, 4);
    try (Scope _ = Scope.inference()) {
      // Mean 5, variance 5.
      double[] y = norm.apply(Tensor.of(new double[] {2, 4, 6, 8}, 1, 4)).doubles();
      double s = Math.sqrt(5 + 1e-5);
      assertThat(y).containsExactly(new double[] {-3 / s, -1 / s, 1 / s, 3 / s}, within(1e-12));
    }
    Tensor x = parameters.normal("x", 1, 3, 4);
    GradientCheck.check(SEED, parameters, () -> norm.apply(x).power(3).sum());
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOfAnMlpAreThoseOfDifferences(Activation activation) {
    Mlp mlp = new Mlp(parameters, activation, true, 0, 4, 6, 5, 2);
    Tensor x = parameters.normal("x", 1, 3, 4);
    GradientCheck.check(SEED, parameters, () -> mlp.apply(x).squared().sum());
  }

  @ParameterizedTest
  @EnumSource
  void activationsAreTheirFormulas(Activation activation) {
    double[] x = {-2, -0.3, 0, 0.7, 3};
    double[] expected =
        Arrays.stream(x)
            .map(
                v ->
                    switch (activation) {
                      case IDENTITY -> v;
                      case RELU -> Math.max(0, v);
                      case LEAKY_RELU -> v < 0 ? 0.01 * v : v;
                      // Φ at these points, from a table.
                      case GELU ->
                          v
                              * switch ((int) Math.round(10 * v)) {
                                case -20 -> 0.022750131948179;
                                case -3 -> 0.382088577811047;
                                case 7 -> 0.758036347776927;
                                case 30 -> 0.998650101968370;
                                default -> 0.5;
                              };
                      case SIGMOID -> 1 / (1 + Math.exp(-v));
                      case TANH -> Math.tanh(v);
                    })
            .toArray();
    try (Scope _ = Scope.inference()) {
      assertThat(activation.apply(Tensor.of(x, 5)).doubles())
          .containsExactly(expected, within(1e-12));
    }
  }

  @Test
  void dropoutIsOfItsSeedAndKeepsTheMean() {
    Mlp mlp = new Mlp(parameters, Activation.RELU, false, 0.5, 4, 64, 1);
    try (Scope _ = Scope.inference()) {
      Tensor x = Tensor.of(new Draws(1).normal(8), 2, 4);
      double[] once = mlp.apply(x, new Noise(3)).doubles();
      assertThat(mlp.apply(x, new Noise(3)).doubles()).containsExactly(once);
      assertThat(mlp.apply(x, new Noise(4)).doubles()).isNotEqualTo(once);
      assertThat(mlp.apply(x).doubles()).isNotEqualTo(once);
      double[] kept = Tensor.full(Type.DOUBLE, 1, 20_000).dropout(0.25, new Noise(SEED)).doubles();
      assertThat(Arrays.stream(kept).distinct().toArray()).hasSize(2).contains(0.0, 1 / 0.75);
      assertThat(Arrays.stream(kept).average().orElseThrow()).isCloseTo(1, within(0.02));
    }
  }

  @Test
  void noiseGoesOnFromItsState() {
    Noise noise = new Noise(9);
    Noise other = new Noise(0);
    try (Scope _ = Scope.inference()) {
      Tensor.normal(noise, Type.DOUBLE, 7);
      other.restore("a test", noise.state());
      assertThat(Tensor.normal(other, Type.DOUBLE, 7).doubles())
          .containsExactly(Tensor.normal(noise, Type.DOUBLE, 7).doubles());
    }
  }

  @Test
  void sameSeedSameParameters() {
    try (Parameters again = GradientCheck.parameters(SEED)) {
      new Mlp(parameters, 3, 4, 1);
      new Mlp(again, 3, 4, 1);
      assertThat(again.save()).isEqualTo(parameters.save());
    }
  }

  @Test
  void glorotHasItsVariance() {
    try (Parameters own = new Parameters(Type.FLOAT, new SplittableRandom(SEED))) {
      double[] drawn = own.glorot("w", 150, 50).doubles();
      double variance = Arrays.stream(drawn).map(v -> v * v).average().orElseThrow();
      assertThat(variance).isCloseTo(0.01, within(0.0006));
    }
  }

  @Test
  void anMlpNeedsAnInputAndAnOutput() {
    assertThatThrownBy(() -> new Mlp(parameters, 3)).hasMessageContaining("input and its output");
    assertThatThrownBy(() -> new Mlp(parameters, Activation.RELU, false, 1, 3, 1))
        .hasMessageContaining("in [0, 1), not 1.0");
  }
}
