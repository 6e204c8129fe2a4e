package dev.aisle.learning.reranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IncomingTest {
  @Test
  void scoresAreStandardisedAndRanksFollowThem() {
    Incoming incoming = Incoming.of(new float[] {1, 5, 3, 99}, 3);
    float deviation = (float) Math.sqrt(8.0 / 3);
    assertThat(incoming.scores())
        .containsExactly(new float[] {-2 / deviation, 2 / deviation, 0}, within(1e-6f));
    assertThat(incoming.ranks()).containsExactly(3, 1, 2);
  }

  @Test
  void withoutScoresTheOrderIsTheScore() {
    Incoming none = Incoming.of(new float[4], 4);
    Incoming order = Incoming.of(new float[] {1, 1f / 2, 1f / 3, 1f / 4}, 4);
    assertThat(none.scores()).containsExactly(order.scores());
    assertThat(none.ranks()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void oneCandidateIsAList() {
    assertThat(Incoming.of(new float[] {7}, 1).scores()).containsExactly(0);
    assertThat(Incoming.of(new float[] {7}, 1).ranks()).containsExactly(1);
  }

  @Test
  void anOutlierDoesNotBlowUp() {
    float[] scores = new float[100];
    scores[3] = 1e6f;
    assertThat(Incoming.of(scores, 100).scores()[3]).isEqualTo(4);
  }

  @Test
  void laterRanksShareRowsAndNoneIsPadding() {
    int[] rows = IntStream.rangeClosed(1, 10_000).map(Incoming::row).toArray();
    assertThat(rows[0]).isEqualTo(1);
    assertThat(rows[19]).isEqualTo(20);
    assertThat(rows[39]).isEqualTo(24);
    assertThat(rows).isSorted();
    assertThat(rows[9_999]).isEqualTo(Incoming.rows() - 1);
  }
}
