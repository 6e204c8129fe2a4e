package dev.aisle.learning.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TargetAttentionTest {
  private static final long SEED = 11;
  private static final int P = 2;
  private static final int L = 4;
  private static final int C = 3;
  private static final int D = 5;
  private static final boolean[] MASK = {true, true, false, true, true, false, false, false};

  private final Parameters parameters = GradientCheck.parameters(SEED);
  private final TargetAttention attention =
      new TargetAttention(parameters, D, Activation.LEAKY_RELU, 6, 3);
  private final double[] histories = new Draws(1).normal(P * L * D);
  private final double[] candidates = new Draws(2).normal(P * C * D);

  private Tensor apply(double[] histories, boolean[] mask, double[] candidates) {
    return attention.apply(
        Tensor.of(histories, P, L, D), Tensor.of(mask, P, L), Tensor.of(candidates, P, C, D));
  }

  @Test
  void isTheUnitOverTheConcatenation() {
    try (Scope _ = Scope.inference()) {
      double[] values = apply(histories, MASK, candidates).doubles();
      for (int p = 0; p < P; p++) {
        for (int c = 0; c < C; c++) {
          double[] q = Arrays.copyOfRange(candidates, (p * C + c) * D, (p * C + c + 1) * D);
          double[] expected = new double[D];
          for (int l = 0; l < L; l++) {
            double[] h = Arrays.copyOfRange(histories, (p * L + l) * D, (p * L + l + 1) * D);
            double weight = MASK[p * L + l] ? naiveWeight(h, q) : 0;
            for (int d = 0; d < D; d++) {
              expected[d] += weight * h[d];
            }
          }
          assertThat(Arrays.copyOfRange(values, (p * C + c) * D, (p * C + c + 1) * D))
              .containsExactly(expected, within(1e-12));
        }
      }
    }
  }

  /// The layers on `[h, q, h − q, h ⊙ q]`, with `Wd = 0`, so that `Wh` and `Wq` are the groups.
  private double naiveWeight(double[] h, double[] q) {
    double[] first = values("bias");
    for (int k = 0; k < first.length; k++) {
      for (int d = 0; d < D; d++) {
        first[k] += values("history")[k * D + d] * h[d];
        first[k] += values("candidate")[k * D + d] * q[d];
        first[k] += values("product")[k * D + d] * h[d] * q[d];
      }
    }
    double[] second = values("unit.0.bias");
    for (int j = 0; j < second.length; j++) {
      for (int k = 0; k < first.length; k++) {
        second[j] += values("unit.0.weight")[j * first.length + k] * leaky(first[k]);
      }
    }
    double weight = values("unit.1.bias")[0];
    for (int j = 0; j < second.length; j++) {
      weight += values("unit.1.weight")[j] * leaky(second[j]);
    }
    return weight;
  }

  private static double leaky(double x) {
    return x > 0 ? x : 0.01 * x;
  }

  private double[] values(String name) {
    return Objects.requireNonNull(parameters.tensors().get(name), name).doubles();
  }

  @Test
  void gradientsAreThoseOfDifferences() {
    Tensor h = parameters.normal("h", 1, P, L, D);
    Tensor q = parameters.normal("q", 1, P, C, D);
    GradientCheck.check(
        SEED, parameters, () -> attention.apply(h, Tensor.of(MASK, P, L), q).squared().sum());
  }

  @Test
  void whatIsMaskedChangesNothing() {
    double[] other = histories.clone();
    for (int i = 0; i < MASK.length; i++) {
      if (!MASK[i]) {
        Arrays.fill(other, i * D, (i + 1) * D, 1e6);
      }
    }
    try (Scope _ = Scope.inference()) {
      assertThat(apply(other, MASK, candidates).doubles())
          .containsExactly(apply(histories, MASK, candidates).doubles(), within(1e-9));
    }
  }

  @Test
  void aLongerPaddingChangesNothing() {
    double[] longer = new double[P * (L + 3) * D];
    boolean[] mask = new boolean[P * (L + 3)];
    for (int p = 0; p < P; p++) {
      System.arraycopy(histories, p * L * D, longer, p * (L + 3) * D, L * D);
      System.arraycopy(MASK, p * L, mask, p * (L + 3), L);
    }
    try (Scope _ = Scope.inference()) {
      double[] values =
          attention
              .apply(
                  Tensor.of(longer, P, L + 3, D),
                  Tensor.of(mask, P, L + 3),
                  Tensor.of(candidates, P, C, D))
              .doubles();
      assertThat(values)
          .containsExactly(apply(histories, MASK, candidates).doubles(), within(1e-12));
    }
  }

  @Test
  void anEmptyHistoryGivesZeros() {
    boolean[] none = {true, true, true, true, false, false, false, false};
    try (Scope _ = Scope.inference()) {
      double[] values = apply(histories, none, candidates).doubles();
      assertThat(Arrays.copyOfRange(values, C * D, 2 * C * D)).containsOnly(0);
      assertThat(Arrays.copyOf(values, C * D)).doesNotContain(0);
    }
  }

  @Test
  void anotherOrderOfCandidatesIsAnotherOrderOfResults() {
    double[] swapped = candidates.clone();
    System.arraycopy(candidates, 0, swapped, D, D);
    System.arraycopy(candidates, D, swapped, 0, D);
    try (Scope _ = Scope.inference()) {
      double[] values = apply(histories, MASK, candidates).doubles();
      double[] other = apply(histories, MASK, swapped).doubles();
      assertThat(Arrays.copyOf(other, D))
          .containsExactly(Arrays.copyOfRange(values, D, 2 * D), within(1e-12));
    }
  }
}
