package dev.aisle.learning.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void matrixProductIsThatOfPaper() {
    try (Scope _ = Scope.inference()) {
      Tensor a = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
      Tensor b = Tensor.of(new float[] {1, 0, 0, 1, 1, 1}, 3, 2);
      assertThat(a.matmul(b).floats()).containsExactly(4, 5, 10, 11);
    }
  }

  @Test
  void aTensorMayBeEmpty() {
    try (Scope _ = Scope.inference()) {
      assertThat(Tensor.of(new float[0], 0, 3).floats()).isEmpty();
      assertThat(Tensor.of(new double[0], 2, 0).doubles()).isEmpty();
      assertThat(Tensor.of(new long[0], 0).longs()).isEmpty();
      assertThat(Tensor.of(new float[0], 0, 3).shape()).containsExactly(0, 3);
    }
  }

  @Test
  void gradientOfASquareIsTwiceTheValue() {
    try (Scope _ = Scope.training()) {
      Tensor x = Tensor.of(new double[] {1, -2, 3}, 3).requireGradient();
      x.squared().sum().backward();
      Tensor gradient = Objects.requireNonNull(x.gradient());
      assertThat(gradient.doubles()).containsExactly(2, -4, 6);
      x.clearGradient();
      assertThat(x.gradient()).isNull();
    }
  }

  @Test
  void whatIsKeptOutlivesItsScope() {
    Tensor kept;
    try (Scope scope = Scope.withoutGradients()) {
      kept = scope.keep(Tensor.of(new float[] {1, 2}, 2).times(2));
    }
    try (Scope _ = Scope.inference()) {
      assertThat(kept.sum().item()).isCloseTo(6, within(1e-6));
    }
    kept.close();
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    try (Scope _ = Scope.inference()) {
      Tensor a = Tensor.zeros(Type.FLOAT, 2, 3);
      Tensor b = Tensor.zeros(Type.FLOAT, 2, 3);
      assertThatThrownBy(() -> a.matmul(b))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("matmul of [FLOAT [2, 3], FLOAT [2, 3]]");
    }
  }

  @Test
  void outsideOfAScopeNothingIsMade() {
    assertThatThrownBy(() -> Tensor.zeros(Type.FLOAT, 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Open a Scope");
  }

  @Test
  void gradientsAreRecordedOnlyWhereTheScopeSaysSo() {
    try (Scope _ = Scope.training()) {
      Tensor x = Tensor.of(new float[] {1}, 1).requireGradient();
      Tensor y;
      try (Scope inner = Scope.withoutGradients()) {
        y = inner.keep(x.times(3));
      }
      assertThatThrownBy(() -> y.sum().backward()).isInstanceOf(IllegalArgumentException.class);
      x.times(3).sum().backward();
      assertThat(x.gradient()).isNotNull();
      y.close();
    }
  }

  @Test
  void tensorsWithoutElementsAreWrittenAndRead() {
    try (Scope _ = Scope.withoutGradients()) {
      assertThat(Tensor.of(new float[0], 0, 3).floats()).isEmpty();
      assertThat(Tensor.of(new double[0], 0).doubles()).isEmpty();
      assertThat(Tensor.of(new long[0], 2, 0).longs()).isEmpty();
      Tensor.zeros(Type.FLOAT, 0, 2).writeInPlace(new float[0]);
    }
  }

  @Test
  void memoryThatCannotBeHadIsAnExceptionAndNoMore() {
    try (Scope _ = Scope.inference()) {
      Tensor x = Tensor.full(Type.FLOAT, 1, 1 << 20, 1);
      Tensor y = Tensor.full(Type.FLOAT, 1, 1, 1 << 30);
      assertThatThrownBy(() -> x.times(y))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("not enough native memory: times of [FLOAT [1048576, 1]")
          .hasMessageContaining("4503599627370496 bytes");
      assertThat(x.sum().item()).isEqualTo(1 << 20);
    }
  }

  @Test
  void threadsAreThoseOfTheNextScopeOfAnyThread() throws InterruptedException {
    assertThat(Torch.threads()).isEqualTo(1);
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch worked = new CountDownLatch(1);
    CountDownLatch changed = new CountDownLatch(1);
    Thread other =
        Thread.ofPlatform()
            .start(
                () -> {
                  seen.add(threadsInAScope());
                  worked.countDown();
                  awaited(changed);
                  seen.add(threadsInAScope());
                });
    awaited(worked);
    try {
      Torch.threads(2);
      changed.countDown();
      other.join();
      seen.add(threadsInAScope());
    } finally {
      Torch.threads(1);
    }
    assertThat(seen).containsExactly(1, 2, 2);
    assertThat(threadsInAScope()).isEqualTo(1);
    assertThatThrownBy(() -> Torch.threads(0)).hasMessageContaining("at least 1, not 0");
  }

  private static int threadsInAScope() {
    try (Scope _ = Scope.inference()) {
      return org.bytedeco.pytorch.global.torch.get_num_threads();
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
