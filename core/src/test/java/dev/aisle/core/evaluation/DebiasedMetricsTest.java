package dev.aisle.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.evaluation.DebiasedMetrics.Exposed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DebiasedMetricsTest {
  private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  @Test
  void valuesByHand() {
    List<Exposed<String>> page =
        List.of(
            new Exposed<>("a", 1, 0.5, 1),
            new Exposed<>("b", 0, 0.25, 1),
            new Exposed<>("c", 3, 0.5, 0.25));
    // Weighted gains 2, 0, 24.
    assertThat(DebiasedMetrics.ipsDcg(List.of("c", "b", "a"), page, UNBOUNDED, 3))
        .isCloseTo(24 + 2 / 2.0, within(1e-12));
    assertThat(DebiasedMetrics.ipsDcg(List.of("c", "b", "a"), page, UNBOUNDED, 2)).isEqualTo(24);
    assertThat(DebiasedMetrics.ipsDcg(List.of("a", "c"), page, 4, 3))
        .isCloseTo(2 + 12 / RankingMetrics.log2(3), within(1e-12));
    assertThat(DebiasedMetrics.ipsNdcg(List.of("c", "b", "a"), page, UNBOUNDED, 3))
        .isCloseTo(25 / (24 + 2 / RankingMetrics.log2(3)), within(1e-12));
  }

  /// By all outcomes of examination-based clicks, weighted by their probabilities.
  @Test
  void itsExpectationIsTheDcgOfTheTruthWhateverWasLogged() {
    double[] appeal = {0.9, 0.2, 0.6, 0.4};
    double[] examination = {1, 0.6, 0.4, 0.15};
    List<Integer> ranking = List.of(3, 0, 2, 1);
    double truth = 0;
    for (int rank = 1; rank <= 3; rank++) {
      truth += appeal[ranking.get(rank - 1)] / RankingMetrics.log2(rank + 1);
    }
    for (List<Integer> logged : List.of(List.of(0, 1, 2, 3), List.of(3, 2, 1, 0))) {
      double expected = 0;
      for (int clicks = 0; clicks < 16; clicks++) {
        double probability = 1;
        List<Exposed<Integer>> page = new ArrayList<>();
        for (int place = 0; place < 4; place++) {
          double rate = appeal[logged.get(place)] * examination[place];
          boolean clicked = (clicks >> place & 1) == 1;
          probability *= clicked ? rate : 1 - rate;
          page.add(new Exposed<>(logged.get(place), clicked ? 1 : 0, examination[place], 1));
        }
        expected += probability * DebiasedMetrics.ipsDcg(ranking, page, UNBOUNDED, 3);
      }
      assertThat(expected).isCloseTo(truth, within(1e-12));
    }
  }

  @Test
  void theIdealOrderIsBestTheReverseWorstAndShufflesLieBetween() {
    Random random = new Random(3);
    double ideal = 0;
    double shuffled = 0;
    double reversed = 0;
    for (int round = 0; round < 200; round++) {
      List<Exposed<Integer>> page = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        page.add(
            new Exposed<>(
                i,
                Math.max(0, random.nextInt(6) - 3) + (i == 0 ? 1 : 0),
                1.0 / (i + 1),
                1 - random.nextDouble() * 0.9));
      }
      List<Integer> best =
          page.stream()
              .sorted((a, b) -> Double.compare(b.weightedGain(50), a.weightedGain(50)))
              .map(Exposed::item)
              .toList();
      List<Integer> between = new ArrayList<>(best);
      Collections.shuffle(between, random);
      double top = DebiasedMetrics.ipsNdcg(best, page, 50, 10);
      double bottom = DebiasedMetrics.ipsNdcg(best.reversed(), page, 50, 10);
      assertThat(top).isCloseTo(1, within(1e-12));
      assertThat(DebiasedMetrics.ipsNdcg(between, page, 50, 10)).isBetween(bottom, top + 1e-12);
      ideal += top;
      shuffled += DebiasedMetrics.ipsNdcg(between, page, 50, 10);
      reversed += bottom;
    }
    assertThat(ideal).isGreaterThan(shuffled + 50);
    assertThat(shuffled).isGreaterThan(reversed + 20);
  }

  @Test
  void withoutBiasItIsTheOrdinaryNdcg() {
    List<Exposed<Integer>> page = new ArrayList<>();
    java.util.Map<Integer, Integer> grades = new java.util.HashMap<>();
    for (int i = 0; i < 9; i++) {
      int grade = i * 5 % 3;
      grades.put(i, grade);
      page.add(new Exposed<>(i, Math.pow(2, grade) - 1, 1, 1));
    }
    List<Integer> ranking = List.of(4, 8, 1, 0, 2, 6, 5, 3, 7);
    assertThat(DebiasedMetrics.ipsNdcg(ranking, page, UNBOUNDED, 5))
        .isCloseTo(RankingMetrics.ndcg(ranking, grades, 5), within(1e-12));
  }

  @Test
  void withoutClicksItIsUndefined() {
    List<Exposed<String>> page = List.of(new Exposed<>("a", 0, 0.5, 1));
    assertThat(DebiasedMetrics.ipsNdcg(List.of("a"), page, 10, 5)).isNaN();
    assertThat(DebiasedMetrics.ipsDcg(List.of("a"), page, 10, 5)).isZero();
  }

  @Test
  void refusesWhatIsNoProbabilityAndItemsTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exposed<>("a", 1, 0, 1))
        .withMessage("item a has the examination 0.0, not in (0, 1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exposed<>("a", 1, 1, 1.5))
        .withMessage("item a has the propensity 1.5, not in (0, 1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exposed<>("a", Double.NaN, 1, 1))
        .withMessage("item a has the gain NaN");
    Exposed<String> once = new Exposed<>("a", 1, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DebiasedMetrics.ipsDcg(List.of("a"), List.of(once, once), 10, 5))
        .withMessage("item a is on the page twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DebiasedMetrics.ipsDcg(List.of("a"), List.of(once), 0.5, 5))
        .withMessage("the largest weight is 0.5, below 1");
  }
}
