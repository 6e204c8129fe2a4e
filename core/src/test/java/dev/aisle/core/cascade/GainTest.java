package dev.aisle.core.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GainTest {
  @Test
  void thePageThatCameInIsComparedWithThatOfTheLargest() {
    double[] expected = {1, 4, 2, 8};
    assertThat(Gain.ofLargest(expected, 2)).isEqualTo(new Gain(5, 12));
    assertThat(expected).containsExactly(1, 4, 2, 8);
  }

  @Test
  void aPageLargerThanTheListHoldsAllOfIt() {
    assertThat(Gain.ofLargest(new double[] {0.5, 0.25}, 20)).isEqualTo(new Gain(0.75, 0.75));
    assertThat(Gain.ofLargest(new double[0], 20)).isEqualTo(new Gain(0, 0));
  }

  @Test
  void clicksAreFiniteAndNotNegative() {
    assertThatThrownBy(() -> new Gain(-0.1, 1)).hasMessageContaining("expects -0.1 clicks before");
    assertThatThrownBy(() -> new Gain(1, Double.POSITIVE_INFINITY))
        .hasMessageContaining("expects Infinity clicks after");
    assertThatThrownBy(() -> Gain.ofLargest(new double[] {1, Double.NaN}, 2))
        .hasMessageContaining("expects NaN clicks before");
  }
}
