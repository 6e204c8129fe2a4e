package dev.aisle.learning.models.armmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.nn.Draws;
import dev.aisle.learning.nn.GradientCheck;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MpsaTest {
  private static final long SEED = 32;

  /// The golden values of the specification, section 9.1, 5.
  @Test
  void attentionIsThatComputedByHand() {
    try (Parameters parameters = GradientCheck.parameters(SEED);
        Scope _ = Scope.inference()) {
      Mpsa mpsa = new Mpsa(parameters, 2, 1, 0);
      Map<String, TensorData> given = new HashMap<>(parameters.save());
      for (String name : List.of("query", "key", "value")) {
        given.put(
            "perspective.0." + name + ".weight", new TensorData(new float[] {1, 0, 0, 1}, 2, 2));
      }
      parameters.load("test", given);
      Tensor view = Tensor.of(new double[] {1, 0, 0, 1}, 1, 2, 2);
      Tensor joint = Tensor.of(new double[] {2, 0, 0, 4}, 1, 2, 2);
      Tensor sees = Tensor.of(new boolean[] {true, true}, 1, 1, 2);
      assertThat(mpsa.weights(0, view, sees).doubles())
          .containsExactly(
              new double[] {0.669761549, 0.330238451, 0.330238451, 0.669761549}, within(1e-9));
      assertThat(mpsa.moved(List.of(view), joint, sees).getFirst().doubles())
          .containsExactly(
              new double[] {1.339523099, 1.320953803, 0.660476901, 2.679046197}, within(1e-9));
    }
  }

  @Test
  void rowsAddUpToOneOverWhatIsThere() {
    boolean[] there = {true, true, false, true, false, false};
    try (Parameters parameters = GradientCheck.parameters(SEED);
        Scope _ = Scope.inference()) {
      Mpsa mpsa = new Mpsa(parameters, 4, 1, 0);
      Tensor view = Tensor.of(new Draws(SEED).normal(24), 2, 3, 4);
      double[] weights = mpsa.weights(0, view, Tensor.of(there, 2, 1, 3)).doubles();
      for (int row = 0; row < 6; row++) {
        double sum = 0;
        for (int j = 0; j < 3; j++) {
          double weight = weights[row * 3 + j];
          sum += weight;
          if (!there[row / 3 * 3 + j]) {
            assertThat(weight).isZero();
          }
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
      }
      assertThat(weights[9]).as("the only item of its list looks at itself").isEqualTo(1);
    }
  }
}
