package dev.aisle.learning.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.cascade.Explanation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeftOutTest {
  private static final float[] SCORES = {3, 2, 1};

  @Test
  void aPartBringsWhatItsAbsenceTakesAway() {
    Map<String, float[]> without = new LinkedHashMap<>();
    without.put("text", new float[] {3, 1.5f, 1});
    without.put("picture", new float[] {3, 0, 1});
    without.put("neighbours", new float[] {1, 4, 1});
    without.put("shopper", new float[] {9, 2, 1});
    assertThat(LeftOut.parts(SCORES, without, 1))
        .containsExactly(
            new Explanation(2, "picture: up 1 place"),
            new Explanation(-2, "neighbours: down 1 place"),
            new Explanation(0.5, "text: same place"));
  }

  @Test
  void equalScoresKeepTheOrderThatCameIn() {
    float[] equal = {1, 1, 1};
    assertThat(LeftOut.place(equal, 0)).isEqualTo(1);
    assertThat(LeftOut.place(equal, 2)).isEqualTo(3);
    assertThat(LeftOut.parts(SCORES, Map.of("all", equal), 2)).isEmpty();
    assertThat(LeftOut.parts(new float[] {0, 0, 5}, Map.of("all", new float[3]), 2))
        .containsExactly(new Explanation(5, "all: up 2 places"));
  }

  @Test
  void scoresOfAnotherListAreRefused() {
    assertThatThrownBy(() -> LeftOut.parts(SCORES, Map.of("text", new float[2]), 0))
        .hasMessage("2 scores without text but 3 with it");
  }
}
