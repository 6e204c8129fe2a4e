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
import org.junit.jupiter.api.Test;

class TransformerBlockTest {
  private static final long SEED = 61;
  private static final int T = 3;
  private static final int D = 4;
  private static final boolean[] MASK = {true, true, false, false, false, false};

  private final Parameters parameters = GradientCheck.parameters(SEED);
  private final TransformerBlock block = new TransformerBlock(parameters, D, 2, 6, 0.3);
  private final double[] x = new Draws(1).normal(2 * T * D);

  @Test
  void gradientsAreThoseOfDifferences() {
    Tensor own = parameters.normal("x", 1, 2, T, D);
    GradientCheck.check(
        SEED,
        parameters,
        () ->
            block.apply(own, Tensor.of(MASK, 2, T), new Noise(3)).squared().narrow(1, 0, 2).sum());
  }

  @Test
  void whatIsMaskedChangesNothingElse() {
    double[] other = x.clone();
    Arrays.fill(other, 2 * D, 3 * D, 9);
    other[2 * D] = -9;
    try (Scope _ = Scope.inference()) {
      Tensor mask = Tensor.of(MASK, 2, T);
      double[] y = block.apply(Tensor.of(x, 2, T, D), mask).doubles();
      double[] z = block.apply(Tensor.of(other, 2, T, D), mask).doubles();
      assertThat(Arrays.copyOf(z, 2 * D)).containsExactly(Arrays.copyOf(y, 2 * D), within(1e-12));
      assertThat(Arrays.copyOfRange(z, 3 * D, z.length))
          .containsExactly(Arrays.copyOfRange(y, 3 * D, y.length), within(1e-12));
      double[] unmasked = block.apply(Tensor.of(other, 2, T, D), null).doubles();
      assertThat(Arrays.copyOf(unmasked, 2 * D)).isNotEqualTo(Arrays.copyOf(y, 2 * D));
    }
  }

  @Test
  void aLongerPaddingChangesNothing() {
    double[] longer = new double[2 * (T + 2) * D];
    boolean[] mask = new boolean[2 * (T + 2)];
    for (int b = 0; b < 2; b++) {
      System.arraycopy(x, b * T * D, longer, b * (T + 2) * D, T * D);
      System.arraycopy(MASK, b * T, mask, b * (T + 2), T);
    }
    try (Scope _ = Scope.inference()) {
      Tensor y = block.apply(Tensor.of(x, 2, T, D), Tensor.of(MASK, 2, T));
      Tensor z =
          block.apply(Tensor.of(longer, 2, T + 2, D), Tensor.of(mask, 2, T + 2)).narrow(1, 0, T);
      assertThat(z.doubles()).containsExactly(y.doubles(), within(1e-12));
    }
  }

  @Test
  void positionsAreAddedToTheirPlaces() {
    PositionEmbedding positions = new PositionEmbedding(parameters, 4, D);
    Tensor own = parameters.normal("x", 1, 2, T, D);
    GradientCheck.check(SEED, parameters, () -> block.apply(positions.apply(own), null).sum());
    try (Scope _ = Scope.inference()) {
      double[] added = positions.apply(Tensor.zeros(Type.DOUBLE, 2, T, D)).doubles();
      assertThat(Arrays.copyOf(added, T * D))
          .containsExactly(Arrays.copyOfRange(added, T * D, 2 * T * D))
          .doesNotHaveDuplicates();
      Tensor five = Tensor.zeros(Type.DOUBLE, 1, 5, D);
      assertThatThrownBy(() -> positions.apply(five))
          .hasMessageContaining("a sequence of 5 where positions are known for 4");
    }
  }

  @Test
  void preluHasASlopeForEachNumber() {
    PRelu prelu = new PRelu(parameters, 2);
    Tensor slope = Objects.requireNonNull(parameters.tensors().get("slope"));
    slope.writeInPlace(new double[] {0.5, 0.1});
    try (Scope _ = Scope.inference()) {
      assertThat(prelu.apply(Tensor.of(new double[] {-2, -2, 3, 3}, 2, 2)).doubles())
          .containsExactly(new double[] {-1, -0.2, 3, 3}, within(1e-15));
    }
    Tensor own = parameters.normal("x", 1, 5, 2);
    Tensor wide = parameters.normal("wide", 1, 2, T, D);
    GradientCheck.check(
        SEED,
        parameters,
        () -> prelu.apply(own).squared().sum().plus(block.apply(wide, null).sum()));
  }
}
