package dev.aisle.learning.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GradientsTest {
  private final Parameters parameters = new Parameters(Type.DOUBLE, new SplittableRandom(1));

  @Test
  void looksUpOfOneTableAreAddedUpRowByRow() {
    EmbeddingTable table = parameters.table("items", 10, 2);
    try (Scope _ = Scope.training()) {
      Tensor first = table.lookup(new int[] {7, 3, 7}, 3).sum();
      Tensor second = table.lookup(new int[] {0, 9, 3}, 3).sum().times(10);
      first.plus(second).backward();
      Gradients.Rows rows =
          Objects.requireNonNull(Gradients.of(parameters).rows().get("items"), "rows");
      assertThat(rows.indices().longs()).containsExactly(7, 3, 9);
      assertThat(rows.values().doubles()).containsExactly(2, 2, 11, 11, 10, 10);
    }
  }

  @Test
  void paddingIsLeftOutAndWhatTheLossDidNotUseIsMissing() {
    EmbeddingTable table = parameters.table("items", 10, 2);
    EmbeddingTable unused = parameters.table("sellers", 10, 2);
    parameters.constant("bias", 1, 3);
    try (Scope _ = Scope.training()) {
      unused.lookup(new int[] {4}, 1);
      table.lookup(new int[] {0, 5}, 2).sum().backward();
      Gradients gradients = Gradients.of(parameters);
      assertThat(gradients.dense()).isEmpty();
      assertThat(gradients.rows()).containsOnlyKeys("items");
      assertThat(Objects.requireNonNull(gradients.rows().get("items")).indices().longs())
          .containsExactly(5);
    }
  }

  @Test
  void clippingKeepsTheDirectionAndBoundsTheNorm() {
    Tensor x = parameters.constant("x", 3, 1);
    Tensor y = parameters.constant("y", 4, 1);
    try (Scope _ = Scope.training()) {
      x.squared().plus(y.squared()).sum().backward();
      Gradients gradients = Gradients.of(parameters);
      assertThat(gradients.clip(5)).isCloseTo(10, within(1e-12));
      assertThat(gradients.norm()).isCloseTo(5, within(1e-12));
      assertThat(gradients.clip(100)).isCloseTo(5, within(1e-12));
      assertThat(Objects.requireNonNull(gradients.dense().get("x")).item())
          .isCloseTo(3, within(1e-12));
    }
  }

  @Test
  void firstThatIsNotFiniteIsNamedWithItsRow() {
    Tensor fine = parameters.constant("fine", 1, 1);
    EmbeddingTable table = parameters.table("items", 10, 2);
    try (Scope _ = Scope.training()) {
      Tensor roots = table.lookup(new int[] {2, 6}, 2).times(0).sqrt().sum();
      fine.sum().plus(roots).backward();
      assertThat(Gradients.of(parameters).firstNotFinite()).isEqualTo("items (row 2)");
      parameters.clearGradients();
      fine.sum().backward();
      Gradients gradients = Gradients.of(parameters);
      assertThat(gradients.firstNotFinite()).isNull();
      assertThat(gradients.rows()).isEmpty();
      assertThat(Objects.requireNonNull(gradients.dense().get("fine")).item()).isEqualTo(1);
    }
  }
}
