package dev.aisle.learning.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MultiHeadAttentionTest {
  private static final long SEED = 21;
  private static final int B = 2;
  private static final int T = 3;
  private static final int D = 4;
  private static final int HEADS = 2;
  private static final boolean[] MASK = {true, false, true, false, false, false};

  private final Parameters parameters = GradientCheck.parameters(SEED);
  private final MultiHeadAttention attention = new MultiHeadAttention(parameters, D, HEADS);
  private final double[] x = new Draws(1).normal(B * T * D);

  @Test
  void isSoftmaxOfScaledProducts() {
    try (Scope _ = Scope.inference()) {
      double[] y = attention.apply(Tensor.of(x, B, T, D), Tensor.of(MASK, B, T)).doubles();
      for (int t = 0; t < T; t++) {
        assertThat(Arrays.copyOfRange(y, t * D, (t + 1) * D))
            .containsExactly(byHand(t), within(1e-12));
      }
    }
  }

  /// Of query `t` in the first sequence, of which entries 0 and 2 may be seen.
  private double[] byHand(int t) {
    double[] seen = new double[D];
    double[] q = linear("query", t);
    for (int head = 0; head < HEADS; head++) {
      double sum = 0;
      double[] mixed = new double[D];
      for (int s : new int[] {0, 2}) {
        double[] k = linear("key", s);
        double[] v = linear("value", s);
        double logit = (q[2 * head] * k[2 * head] + q[2 * head + 1] * k[2 * head + 1]);
        double weight = Math.exp(logit / Math.sqrt(2));
        sum += weight;
        mixed[2 * head] += weight * v[2 * head];
        mixed[2 * head + 1] += weight * v[2 * head + 1];
      }
      seen[2 * head] = mixed[2 * head] / sum;
      seen[2 * head + 1] = mixed[2 * head + 1] / sum;
    }
    return linear("out", seen);
  }

  private double[] linear(String layer, int at) {
    return linear(layer, Arrays.copyOfRange(x, at * D, (at + 1) * D));
  }

  private double[] linear(String layer, double[] of) {
    double[] weight = Objects.requireNonNull(parameters.tensors().get(layer + ".weight")).doubles();
    double[] y = Objects.requireNonNull(parameters.tensors().get(layer + ".bias")).doubles();
    for (int i = 0; i < D; i++) {
      for (int j = 0; j < D; j++) {
        y[i] += weight[i * D + j] * of[j];
      }
    }
    return y;
  }

  @Test
  void gradientsAreThoseOfDifferences() {
    Tensor own = parameters.normal("x", 1, B, T, D);
    Objects.requireNonNull(parameters.tensors().get("out.bias"))
        .writeInPlace(new double[] {1, 2, 3, 4});
    GradientCheck.check(
        SEED, parameters, () -> attention.apply(own, Tensor.of(MASK, B, T)).squared().sum());
  }

  @Test
  void whoMaySeeNothingGetsZeros() {
    Objects.requireNonNull(parameters.tensors().get("out.bias"))
        .writeInPlace(new double[] {1, 2, 3, 4});
    boolean[] causalButFirst = {
      false, false, false, true, false, false, true, true, false, //
      true, true, true, true, true, true, true, true, true
    };
    try (Scope _ = Scope.inference()) {
      double[] all = attention.apply(Tensor.of(x, B, T, D), Tensor.of(MASK, B, T)).doubles();
      assertThat(Arrays.copyOfRange(all, T * D, 2 * T * D)).containsOnly(0);
      assertThat(Arrays.copyOf(all, T * D)).doesNotContain(0);
      double[] each =
          attention.apply(Tensor.of(x, B, T, D), Tensor.of(causalButFirst, B, T, T)).doubles();
      assertThat(Arrays.copyOf(each, D)).containsOnly(0);
      assertThat(Arrays.copyOfRange(each, D, each.length)).doesNotContain(0);
    }
  }

  @Test
  void whatIsMaskedChangesNothing() {
    double[] other = x.clone();
    Arrays.fill(other, D, 2 * D, -7);
    try (Scope _ = Scope.inference()) {
      Tensor queries = Tensor.of(x, B, T, D);
      Tensor mask = Tensor.of(MASK, B, T);
      assertThat(attention.apply(queries, Tensor.of(other, B, T, D), mask).doubles())
          .containsExactly(attention.apply(queries, queries, mask).doubles(), within(1e-12));
      assertThat(attention.apply(queries, Tensor.of(other, B, T, D), null).doubles())
          .isNotEqualTo(attention.apply(queries, queries, null).doubles());
    }
  }

  @Test
  void headsDivideTheWidth() {
    assertThatThrownBy(() -> new MultiHeadAttention(parameters, 10, 4))
        .hasMessageContaining("the width 10 is not a multiple of the 4 heads");
  }
}
