package dev.aisle.learning.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MixtureOfExpertsTest {
  private static final long SEED = 51;
  private static final int B = 2;
  private static final int E = 3;

  private final Parameters parameters = GradientCheck.parameters(SEED);
  private final MixtureOfExperts experts =
      new MixtureOfExperts(parameters.in("experts"), E, 4, 5, 2);

  @Test
  void isTheWeightedSumOfItsExperts() {
    double[] x = new Draws(1).normal(B * 4);
    double[] gates = new Draws(2).normal(B * E);
    try (Scope _ = Scope.inference()) {
      double[] y = experts.apply(Tensor.of(x, B, 4), Tensor.of(gates, B, E)).doubles();
      for (int b = 0; b < B; b++) {
        double[] expected = new double[2];
        for (int e = 0; e < E; e++) {
          double[] hidden = layer(0, e, 5, Arrays.copyOfRange(x, b * 4, b * 4 + 4));
          for (int i = 0; i < 5; i++) {
            hidden[i] = Math.max(0, hidden[i]);
          }
          double[] said = layer(1, e, 2, hidden);
          expected[0] += gates[b * E + e] * said[0];
          expected[1] += gates[b * E + e] * said[1];
        }
        assertThat(new double[] {y[2 * b], y[2 * b + 1]}).containsExactly(expected, within(1e-12));
      }
    }
  }

  private double[] layer(int layer, int expert, int out, double[] in) {
    double[] weight = values("experts." + layer + ".weight");
    double[] bias = values("experts." + layer + ".bias");
    double[] y = new double[out];
    for (int o = 0; o < out; o++) {
      y[o] = bias[expert * out + o];
      for (int i = 0; i < in.length; i++) {
        y[o] += weight[(expert * in.length + i) * out + o] * in[i];
      }
    }
    return y;
  }

  private double[] values(String name) {
    return Objects.requireNonNull(parameters.tensors().get(name), name).doubles();
  }

  @Test
  void gradientsAreThoseOfDifferences() {
    Gate softmax = new Gate(parameters.in("gate"), 4, E, Gate.Kind.SOFTMAX);
    Gate sigmoid = new Gate(parameters.in("other"), 4, E, Gate.Kind.SIGMOID);
    Tensor x = parameters.normal("x", 1, B, 4);
    GradientCheck.check(
        SEED,
        parameters,
        () ->
            experts
                .apply(x, softmax.apply(x))
                .plus(experts.apply(x, sigmoid.apply(x)))
                .squared()
                .sum());
  }

  @Test
  void gatesWeigh() {
    Gate softmax = new Gate(parameters.in("gate"), 2, 2, Gate.Kind.SOFTMAX);
    Gate sigmoid = new Gate(parameters.in("other"), 2, 2, Gate.Kind.SIGMOID);
    for (String gate : new String[] {"gate", "other"}) {
      Objects.requireNonNull(parameters.tensors().get(gate + ".weight"))
          .writeInPlace(new double[] {1, 0, 0, 1});
    }
    try (Scope _ = Scope.inference()) {
      Tensor x = Tensor.of(new double[] {Math.log(3), 0}, 1, 2);
      assertThat(softmax.apply(x).doubles())
          .containsExactly(new double[] {0.75, 0.25}, within(1e-12));
      assertThat(sigmoid.apply(x).doubles())
          .containsExactly(new double[] {0.75, 0.5}, within(1e-12));
    }
  }
}
