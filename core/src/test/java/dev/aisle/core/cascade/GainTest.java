package dev.aisle.core.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GainTest {
  @Test
  void clicksAreFiniteAndNotNegative() {
    assertThatThrownBy(() -> new Gain(-0.1, 1)).hasMessageContaining("expects -0.1 clicks before");
    assertThatThrownBy(() -> new Gain(1, Double.POSITIVE_INFINITY))
        .hasMessageContaining("expects Infinity clicks after");
    assertThatThrownBy(() -> new Gain(Double.NaN, 1)).hasMessageContaining("expects NaN clicks");
    assertThat(new Gain(0, 2).after()).isEqualTo(2);
  }
}
