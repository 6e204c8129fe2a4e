package dev.aisle.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.training.Schedule.Decay;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void warmUpRisesToTheWholeRate() {
    Schedule schedule = new Schedule(Decay.NONE, 0.25, 1);
    assertThat(schedule.factor(0, 16)).isEqualTo(0.25);
    assertThat(schedule.factor(3, 16)).isEqualTo(1);
    assertThat(schedule.factor(15, 16)).isEqualTo(1);
  }

  @Test
  void lineFallsEvenlyToTheFloor() {
    Schedule schedule = new Schedule(Decay.LINEAR, 0, 0.2);
    assertThat(schedule.factor(0, 11)).isEqualTo(1);
    assertThat(schedule.factor(5, 11)).isCloseTo(0.6, within(1e-12));
    assertThat(schedule.factor(10, 11)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void cosineIsHalfwayInTheMiddle() {
    Schedule schedule = new Schedule(Decay.COSINE, 0, 0.1);
    assertThat(schedule.factor(0, 9)).isEqualTo(1);
    assertThat(schedule.factor(2, 9)).isCloseTo(0.1 + 0.9 * (2 + Math.sqrt(2)) / 4, within(1e-12));
    assertThat(schedule.factor(4, 9)).isCloseTo(0.55, within(1e-12));
    assertThat(schedule.factor(8, 9)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void oneStepHasARate() {
    assertThat(Schedule.COSINE.factor(0, 1)).isPositive();
    assertThat(Schedule.LINEAR.factor(0, 1)).isPositive();
    assertThat(Schedule.CONSTANT.factor(0, 1)).isEqualTo(1);
  }

  @Test
  void sharesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Schedule(Decay.LINEAR, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("warm-up 1.0");
    assertThatThrownBy(() -> new Schedule(Decay.LINEAR, 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("floor NaN");
  }
}
