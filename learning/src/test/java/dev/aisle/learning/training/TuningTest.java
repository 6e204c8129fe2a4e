package dev.aisle.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TuningTest {
  @Test
  void theHighestMetricWinsAndTheFirstOfEqualOnes() throws IOException {
    Tuning<Integer> tuning = Tuning.search(List.of(3, 1, 4, 2, -4), c -> (double) c * c);
    assertThat(tuning.best().config()).isEqualTo(4);
    assertThat(tuning.best().metric()).isEqualTo(16);
  }

  @Test
  void aSettingThatDoesNotTrainNeverWins() throws IOException {
    Tuning<String> tuning =
        Tuning.search(
            List.of("broken", "bad", "good"), c -> c.equals("broken") ? Double.NaN : c.length());
    assertThat(tuning.best().config()).isEqualTo("good");
    assertThat(Tuning.search(List.of("broken"), _ -> Double.NaN).best().config())
        .isEqualTo("broken");
  }

  @Test
  void theTableHasAllSettingsBestFirst() {
    Tuning<String> tuning =
        new Tuning<>(
            List.of(
                new Tuning.Tried<>("a", 0.25, 1.04),
                new Tuning.Tried<>("b", 0.5, 2),
                new Tuning.Tried<>("c", Double.NaN, 0.1)));
    assertThat(tuning.table())
        .isEqualTo(
            """
            | setting | metric | seconds |
            | --- | --- | --- |
            | b | 0.5000 | 2.0 |
            | a | 0.2500 | 1.0 |
            | c | NaN | 0.1 |
            """);
  }

  @Test
  void refusesAnEmptySearch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tuning.search(List.of(), _ -> 1))
        .withMessage("no settings to search in");
  }
}
