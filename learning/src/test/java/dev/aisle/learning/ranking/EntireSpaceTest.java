package dev.aisle.learning.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EntireSpaceTest {
  @Test
  void theLossOfAProductIsThatOfPaper() {
    double[] a = {0.3, -2, 4, 0, 1.5};
    double[] b = {-1, 0.5, 3, 0, -6};
    double[] y = {1, 0, 0, 1, 0};
    try (Scope _ = Scope.inference()) {
      double[] losses =
          EntireSpace.productLogLoss(Tensor.of(a, 5), Tensor.of(b, 5), Tensor.of(y, 5)).doubles();
      for (int i = 0; i < a.length; i++) {
        double p = 1 / (1 + Math.exp(-a[i])) / (1 + Math.exp(-b[i]));
        double expected = -(y[i] * Math.log(p) + (1 - y[i]) * Math.log(1 - p));
        assertThat(losses[i]).isCloseTo(expected, within(1e-12));
      }
    }
  }

  /// At logits of ±60 a probability is 0 or 1 in 32 bits, its logarithm infinite.
  @Test
  void farLogitsHaveFiniteLossesAndGradients() {
    float[] a = {60, -60, 60, -60};
    float[] b = {60, 60, -60, -60};
    float[] y = {0, 1, 1, 1};
    try (Scope _ = Scope.training()) {
      Tensor first = Tensor.of(a, 4).requireGradient();
      Tensor second = Tensor.of(b, 4).requireGradient();
      Tensor losses = EntireSpace.productLogLoss(first, second, Tensor.of(y, 4));
      assertThat(losses.floats()).containsExactly(new float[] {59.3f, 60, 60, 120}, within(0.1f));
      losses.sum().backward();
      assertThat(Objects.requireNonNull(first.gradient()).isFinite()).isTrue();
      assertThat(Objects.requireNonNull(second.gradient()).floats())
          .containsExactly(new float[] {0.5f, 0, -1, -1}, within(0.01f));
    }
  }

  /// The second page has no click and is shorter; of the first, the last item counts half.
  @Test
  void theLossOfListsIsTheCrossEntropyWithinEachPage() {
    double[] z = {0.2, -1, 2, 9, 9, 9};
    double[] shares = {0.5, 0, 0.5, 0, 0, 0};
    double[] weights = {1, 1, 0.5, 1, 0, 0};
    double all = Math.exp(0.2) + Math.exp(-1) + 0.5 * Math.exp(2);
    double expected =
        -(0.5 * Math.log(Math.exp(0.2) / all) + 0.5 * Math.log(0.5 * Math.exp(2) / all));
    try (Scope _ = Scope.inference()) {
      Tensor loss =
          EntireSpace.lists(
              Tensor.of(z, 2, 3), Tensor.of(shares, 2, 3), Tensor.of(weights, 2, 3), 1);
      assertThat(loss.item()).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void weightsOfZeroDoNotCount() {
    try (Scope _ = Scope.inference()) {
      Tensor losses = Tensor.of(new float[] {1, 5, 100}, 3);
      Tensor weights = Tensor.of(new float[] {1, 0.5f, 0}, 3);
      assertThat(EntireSpace.mean(losses, weights).item()).isCloseTo(3.5 / 1.5, within(1e-6));
    }
  }

  @Test
  void aScoreIsAMixOfTwoProbabilities() {
    float[] scores = new ScoreMix(0.25).scores(new float[] {0, 0, 2, -1});
    double click = 1 / (1 + Math.exp(-2));
    double order = 1 / (1 + Math.exp(1));
    assertThat(scores)
        .containsExactly(
            new float[] {
              0.25f * 0.5f + 0.75f * 0.25f, (float) (0.25 * click + 0.75 * click * order)
            },
            within(1e-6f));
  }
}
