package dev.aisle.app.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskTest {
  private static final Ask ASK = new Ask(0, new int[] {9}, new int[] {4, 7, 2, 5}, 2);

  @Test
  void equalScoresCountAgainstTheTarget() {
    assertThat(ASK.standing(new double[] {1, 3, 2, 0}).rank()).isEqualTo(2);
    assertThat(ASK.standing(new double[] {2, 3, 2, 2}).rank()).isEqualTo(4);
    assertThat(ASK.standing(new double[] {0, 0, 0, 0}).rank()).isEqualTo(4);
    assertThat(ASK.standing(new double[] {0, 0, 1, 0}).rank()).isEqualTo(1);
  }

  @Test
  void measuresAreThoseOfAHandComputedRank() {
    // One above and one level of three others: rank 3, which pays 1/log2(4), and half a win of
    // three
    // with one below.
    Standing standing = ASK.standing(new double[] {3, 2, 2, 1});
    assertThat(standing).isEqualTo(new Standing(1, 1, 3));
    assertThat(Measure.ndcg(5).of().applyAsDouble(standing)).isCloseTo(0.5, within(1e-12));
    assertThat(Measure.ndcg(2).of().applyAsDouble(standing)).isZero();
    assertThat(Measure.hitRate(3).of().applyAsDouble(standing)).isEqualTo(1);
    assertThat(Measure.auc().of().applyAsDouble(standing)).isCloseTo(0.5, within(1e-12));
    assertThat(Measure.ndcg(1).of().applyAsDouble(new Standing(0, 0, 3))).isEqualTo(1);
  }

  @Test
  void aTargetThatWasNotRetrievedEarnsNothing() {
    Ask ask = new Ask(0, new int[] {9}, new int[] {4, 7}, 2);
    assertThat(ask.standing(new double[] {0, 0})).isEqualTo(Standing.ABSENT);
    assertThat(Measure.ndcg(20).of().applyAsDouble(Standing.ABSENT)).isZero();
    assertThat(Measure.hitRate(20).of().applyAsDouble(Standing.ABSENT)).isZero();
  }

  @Test
  void aScoreThatIsNoNumberIsRefusedWithTheItem() {
    assertThatThrownBy(() -> ASK.standing(new double[] {1, Double.NaN, 2, 0}))
        .hasMessage("item 7 has the score NaN");
    assertThatThrownBy(() -> new Ask(0, new int[0], new int[] {3, 3}, 3))
        .hasMessageContaining("[3, 3]");
  }

  @Test
  void drawnCandidatesAreDistinctUnseenAndHoldTheTarget() {
    int[] history = IntStream.rangeClosed(1, 30).toArray();
    for (int seed = 0; seed < 50; seed++) {
      Ask ask = Ask.among(3, history, 31, 40, 9, new SplittableRandom(seed));
      assertThat(ask.candidates())
          .as("seed %d", seed)
          .containsExactlyInAnyOrder(31, 32, 33, 34, 35, 36, 37, 38, 39, 40);
    }
  }

  @Test
  void randomOrderIsAtChanceAndOfTheSameSeedTheSame() {
    List<Ask> asks =
        IntStream.range(0, 4_000)
            .mapToObj(i -> Ask.among(i, new int[0], 1 + i % 90, 100, 19, new SplittableRandom(i)))
            .toList();
    Task task = new Task("t", "", asks, List.of(Measure.ndcg(1)));
    assertThat(task.mean(Baselines.random(5))).isCloseTo(0.05, within(0.012));
    assertThat(task.mean(Baselines.random(5))).isEqualTo(task.mean(Baselines.random(5)));
  }
}
