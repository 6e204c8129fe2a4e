package dev.aisle.learning.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiniteWatchTest {
  @Test
  void firstOperationThatMakesNanIsNamedWithItsShapes() {
    try (Scope _ = Scope.training();
        FiniteWatch watch = FiniteWatch.open()) {
      Tensor x = Tensor.of(new float[] {1, -1}, 2);
      Tensor masked = x.masked(Tensor.of(new boolean[] {true, false}, 2), Double.NEGATIVE_INFINITY);
      assertThat(watch.first()).startsWith("masked of [FLOAT [2]");
      masked.softmax(0).times(2);
      x.log().exp().sum();
      assertThat(watch.first()).startsWith("log of [FLOAT [2]]");
    }
  }

  @Test
  void finiteResultsAreNotNamedNorThoseAfterItIsClosed() {
    try (Scope _ = Scope.training()) {
      FiniteWatch watch = FiniteWatch.open();
      Tensor x = Tensor.of(new float[] {1, -1}, 2);
      x.exp().sum();
      watch.close();
      x.log();
      assertThat(watch.first()).isNull();
    }
  }

  @Test
  void operationWhoseGradientIsNanIsNamed() {
    try (Scope _ = Scope.training();
        FiniteWatch watch = FiniteWatch.open()) {
      Tensor x = Tensor.of(new float[] {0, 4}, 2).requireGradient();
      assertThat(watch.backward(x.times(2).sqrt().times(0).sum())).isEqualTo("sqrt");
      assertThat(watch.first()).isNull();
      assertThat(watch.backward(x.squared().sum())).isNull();
    }
  }
}
