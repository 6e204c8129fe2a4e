package dev.aisle.learning.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GaussianTest {
  private static final long SEED = 41;

  private static double density(double x, double mean, double variance) {
    return Math.exp(-(x - mean) * (x - mean) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
  }

  private static Gaussian of(double mean, double variance) {
    return new Gaussian(Tensor.of(new double[] {mean}, 1), Tensor.of(new double[] {variance}, 1));
  }

  @Test
  void lossIsMinusTheLogOfTheDensity() {
    try (Scope _ = Scope.inference()) {
      double loss = of(0.3, 2.5).loss(Tensor.of(new double[] {1.7}, 1)).item();
      assertThat(loss).isCloseTo(-Math.log(density(1.7, 0.3, 2.5)), within(1e-12));
    }
  }

  @Test
  void divergencesAreTheirIntegrals() {
    try (Scope _ = Scope.inference()) {
      double between = of(0.5, 0.8).divergence(of(-0.4, 2)).item();
      assertThat(between)
          .isCloseTo(
              integral(
                  x -> density(x, 0.5, 0.8) * Math.log(density(x, 0.5, 0.8) / density(x, -0.4, 2))),
              within(1e-9));
      assertThat(of(0.5, 0.8).divergenceFromStandard().item())
          .isCloseTo(of(0.5, 0.8).divergence(of(0, 1)).item(), within(1e-12));
      assertThat(of(0.5, 0.8).divergence(of(0.5, 0.8)).item()).isCloseTo(0, within(1e-15));
    }
  }

  private static double integral(DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = -100_000; i <= 100_000; i++) {
      sum += f.applyAsDouble(i * 1e-4) * 1e-4;
    }
    return sum;
  }

  @Test
  void drawsHaveTheirMomentsAndGradients() {
    Parameters parameters = GradientCheck.parameters(SEED);
    GaussianHead head = new GaussianHead(parameters, 3, 2);
    Tensor x = parameters.normal("x", 1, 4, 3);
    GradientCheck.check(
        SEED,
        parameters,
        () -> {
          Gaussian made = head.apply(x);
          return made.loss(Tensor.full(Type.DOUBLE, 0.5, 4, 2))
              .plus(made.divergenceFromStandard())
              .plus(made.draw(new Noise(1)).squared())
              .sum();
        });
    try (Scope _ = Scope.inference()) {
      Gaussian wide =
          new Gaussian(Tensor.full(Type.DOUBLE, 3, 20_000), Tensor.full(Type.DOUBLE, 4, 20_000));
      double[] drawn = wide.draw(new Noise(SEED)).doubles();
      double mean = Arrays.stream(drawn).average().orElseThrow();
      double variance = Arrays.stream(drawn).map(v -> (v - 3) * (v - 3)).average().orElseThrow();
      assertThat(mean).as("seed %d", SEED).isCloseTo(3, within(0.06));
      assertThat(variance).as("seed %d", SEED).isCloseTo(4, within(0.16));
    }
  }

  @Test
  void varianceIsNeverZero() {
    Parameters parameters = GradientCheck.parameters(SEED);
    GaussianHead head = new GaussianHead(parameters, 1, 1);
    try (Scope _ = Scope.inference()) {
      for (double x : new double[] {-1e4, 0, 1e4}) {
        Gaussian made = head.apply(Tensor.of(new double[] {x}, 1, 1));
        assertThat(made.variance().item()).as("at %s", x).isGreaterThanOrEqualTo(1e-4);
        assertThat(made.loss(Tensor.zeros(Type.DOUBLE, 1, 1)).isFinite()).isTrue();
      }
    }
  }
}
