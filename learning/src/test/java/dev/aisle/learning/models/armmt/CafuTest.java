package dev.aisle.learning.models.armmt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.armmt.ArmmtConfig.Fusion;
import dev.aisle.learning.models.armmt.ArmmtConfig.Weights;
import dev.aisle.learning.nn.Draws;
import dev.aisle.learning.nn.GradientCheck;
import dev.aisle.learning.nn.LayerNorm;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CafuTest {
  private static final long SEED = 31;

  /// The golden values of the specification, section 9.1, 1. Weights of availability are 0.
  @Test
  void weightsAreThoseComputedByHand() {
    Fusion config = new Fusion(Weights.TWICE_SIGMOID, true, false, 2);
    try (Parameters parameters = GradientCheck.parameters(SEED);
        Scope _ = Scope.inference()) {
      Cafu cafu = new Cafu(parameters, 2, 2, 1, config);
      Map<String, TensorData> given = new HashMap<>(parameters.save());
      given.put(
          "squeezed.weight", new TensorData(new float[] {1, 0, 1, 0, 0, 0, 1, -1, 0, 0}, 2, 5));
      given.put("squeezed.bias", new TensorData(new float[] {0, 0}, 2));
      given.put("excitation.weight", new TensorData(new float[] {0, 0, 0, 0}, 2, 2));
      parameters.load("test", given);
      // 0.4 is no float32: written in double
      requireNonNull(parameters.tensors().get("excitation.weight"))
          .writeInPlace(new double[] {0.4, 1, -0.4, 1});
      List<Tensor> views =
          List.of(
              Tensor.of(new double[] {1, 3}, 1, 1, 2), Tensor.of(new double[] {2, -2}, 1, 1, 2));
      List<Tensor> there = List.of(one(), one());
      Tensor weights = cafu.weights(views, there, Tensor.of(new double[] {0.5}, 1, 1, 1));
      assertThat(weights.doubles())
          .containsExactly(new double[] {1.462117157, 0.537882843}, within(1e-9));
      assertThat(cafu.weighted(views, weights).doubles())
          .containsExactly(
              new double[] {1.462117157, 4.386351472, 1.075765686, -1.075765686}, within(1e-9));
    }
  }

  private static Tensor one() {
    return Tensor.of(new double[] {1}, 1, 1, 1);
  }

  @ParameterizedTest
  @EnumSource
  void atFirstAllModalitiesCountAlikeWhateverTheContext(Weights weights) {
    Draws draws = new Draws(SEED);
    try (Parameters parameters = GradientCheck.parameters(SEED);
        Scope _ = Scope.inference()) {
      Cafu cafu = new Cafu(parameters, 2, 4, 3, new Fusion(weights, true, false, 16));
      List<Tensor> views =
          List.of(Tensor.of(draws.normal(24), 2, 3, 4), Tensor.of(draws.normal(24), 2, 3, 4));
      List<Tensor> there =
          List.of(Tensor.of(TinyLists.ones(6), 2, 3, 1), Tensor.of(TinyLists.ones(6), 2, 3, 1));
      for (double size : new double[] {0, 1, 100}) {
        Tensor context = Tensor.of(draws.normal(6), 2, 1, 3).times(size);
        assertThat(cafu.weights(views, there, context).doubles()).containsOnly(1.0);
      }
    }
  }

  @Test
  void theSqueezeIsAliveUnlessNormalised() {
    Draws draws = new Draws(SEED);
    try (Parameters parameters = GradientCheck.parameters(SEED);
        Scope _ = Scope.inference()) {
      ArmmtNetwork network = new ArmmtNetwork(parameters, TinyLists.SIZES, ArmmtConfig.DEFAULT);
      Tensor raw = Tensor.of(draws.normal(500 * TinyLists.TEXT), 1, 500, TinyLists.TEXT);
      Tensor view =
          network.project(0, new ArmmtBatch.Modal(raw, Tensor.of(TinyLists.ones(500), 1, 500, 1)));
      assertThat(deviation(view.mean(2, false).doubles())).isGreaterThan(1e-3);
      LayerNorm norm = new LayerNorm(parameters.in("norm"), ArmmtConfig.DEFAULT.width());
      for (double mean : norm.apply(view).mean(2, false).doubles()) {
        assertThat(mean).isCloseTo(0, within(1e-9));
      }
    }
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }

  @Test
  void aMissingModalityHasNoWeight() {
    Draws draws = new Draws(SEED);
    try (Parameters parameters = GradientCheck.parameters(SEED);
        Scope _ = Scope.inference()) {
      Cafu cafu = new Cafu(parameters, 2, 4, 3, new Fusion(Weights.TWICE_SIGMOID, true, false, 16));
      Tensor weights =
          cafu.weights(
              List.of(Tensor.of(draws.normal(8), 1, 2, 4), Tensor.of(draws.normal(8), 1, 2, 4)),
              List.of(
                  Tensor.of(new double[] {1, 1}, 1, 2, 1), Tensor.of(new double[] {1, 0}, 1, 2, 1)),
              Tensor.of(draws.normal(3), 1, 1, 3));
      assertThat(weights.doubles()[3]).isZero();
      assertThat(weights.doubles()[1]).isPositive();
    }
  }
}
