package dev.aisle.core.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClickRateTest {
  /// The ends are the rates `p` from which what was seen lies just 1.96 standard deviations away:
  /// `(clicks / n - p)² = 1.96² p (1 - p) / n`.
  @ParameterizedTest
  @CsvSource({"10, 0", "10, 5", "10, 10", "1, 1", "1000, 37", "2000000, 3"})
  void theEndsSolveTheScoreEquation(long exposures, long clicks) {
    ClickRate rate = new ClickRate(exposures, clicks);

    assertThat(rate.low()).isLessThanOrEqualTo(rate.rate());
    assertThat(rate.high()).isGreaterThanOrEqualTo(rate.rate());
    for (double end : new double[] {rate.low(), rate.high()}) {
      double distance = rate.rate() - end;
      assertThat(distance * distance)
          .isCloseTo(1.9599640 * 1.9599640 * end * (1 - end) / exposures, withinPercentage(1e-4));
    }
  }

  @Test
  void halfOfTenIsBetweenAQuarterAndThreeQuarters() {
    ClickRate rate = new ClickRate(10, 5);

    assertThat(rate.low()).isCloseTo(0.2366, within(1e-4));
    assertThat(rate.high()).isCloseTo(0.7634, within(1e-4));
  }

  @Test
  void nothingShownMeansNothingKnown() {
    ClickRate rate = new ClickRate(0, 0);

    assertThat(rate.rate()).isZero();
    assertThat(rate.low()).isZero();
    assertThat(rate.high()).isEqualTo(1);
  }

  @Test
  void moreClicksThanExposuresAreRefused() {
    assertThatThrownBy(() -> new ClickRate(3, 4)).hasMessageContaining("4 clicks of 3 exposures");
  }
}
