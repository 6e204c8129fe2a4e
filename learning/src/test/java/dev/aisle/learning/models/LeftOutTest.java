package dev.aisle.learning.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.core.cascade.Explanation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeftOutTest {
  private static final float[] SCORES = {9, 6, 3};

  @Test
  void aPartBringsWhatItsAbsenceTakesAwayAgainstTheAverageOfTheList() {
    Map<String, float[]> without = new LinkedHashMap<>();
    without.put("text", new float[] {9, 4.5f, 3});
    without.put("picture", new float[] {9, 0, 3});
    without.put("neighbours", new float[] {6, 9, 3});
    assertThat(LeftOut.parts(SCORES, without, 1))
        .containsExactly(
            new Explanation(4, "picture: up 1 place"),
            new Explanation(-3, "neighbours: down 1 place"),
            new Explanation(1, "text: same place"));
  }

  @Test
  void whatAllRowsGetAlikeMovesNone() {
    assertThat(LeftOut.parts(SCORES, Map.of("shopper", new float[] {10, 7, 4}), 1)).isEmpty();
    float[] rounded = {8.7f, 5.7f, 2.7f};
    assertThat(LeftOut.parts(SCORES, Map.of("shopper", rounded), 1)).isEmpty();
    float[] lastBit = SCORES.clone();
    lastBit[1] = Math.nextUp(lastBit[1]);
    assertThat(LeftOut.parts(SCORES, Map.of("shopper", lastBit), 1)).isEmpty();
  }

  @Test
  void equalScoresKeepTheOrderThatCameIn() {
    float[] equal = {1, 1, 1};
    assertThat(LeftOut.place(equal, 0)).isEqualTo(1);
    assertThat(LeftOut.place(equal, 2)).isEqualTo(3);
    assertThat(LeftOut.parts(SCORES, Map.of("all", equal), 2))
        .containsExactly(new Explanation(-3, "all: same place"));
    assertThat(LeftOut.parts(new float[] {0, 0, 6}, Map.of("all", new float[3]), 2))
        .containsExactly(new Explanation(4, "all: up 2 places"));
  }

  @Test
  void scoresOfAnotherListAreRefused() {
    assertThatThrownBy(() -> LeftOut.parts(SCORES, Map.of("text", new float[2]), 0))
        .hasMessage("2 scores without text but 3 with it");
  }
}
