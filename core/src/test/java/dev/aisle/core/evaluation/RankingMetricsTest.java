package dev.aisle.core.evaluation;

import static dev.aisle.core.evaluation.RankingMetrics.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RankingMetricsTest {
  /// A metric of a ranking at a cut-off.
  interface At {
    double value(List<Integer> ranking, Map<Integer, Integer> grades, int k);
  }

  record Named(String name, At at) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Named> metrics() {
    return Stream.of(
        new Named("ndcg", RankingMetrics::ndcg),
        new Named("map", RankingMetrics::averagePrecision),
        new Named("mrr", RankingMetrics::reciprocalRank),
        new Named("recall", RankingMetrics::recall),
        new Named("precision", RankingMetrics::precision),
        new Named("hit rate", RankingMetrics::hitRate));
  }

  /// The ranking 0, 1, 2, … with these grades.
  private static Map<Integer, Integer> graded(int... grades) {
    Map<Integer, Integer> map = new HashMap<>();
    for (int i = 0; i < grades.length; i++) {
      map.put(i, grades[i]);
    }
    return map;
  }

  private static List<Integer> first(int n) {
    return IntStream.range(0, n).boxed().toList();
  }

  @Test
  void valuesOfTheDiversityPaper() {
    Map<Integer, Integer> grades = graded(0, 1, 0, 2, 1);
    assertThat(RankingMetrics.ndcg(first(5), grades, 5)).isCloseTo(0.559150693, within(1e-9));
    assertThat(RankingMetrics.ndcg(first(5), grades, 3)).isCloseTo(0.152733111, within(1e-9));
    assertThat(RankingMetrics.averagePrecision(first(5), grades, ALL))
        .isCloseTo(0.533333333, within(1e-9));
  }

  @Test
  void valuesByHand() {
    Map<Integer, Integer> grades = graded(0, 1, 0, 2, 1);
    assertThat(RankingMetrics.reciprocalRank(first(5), grades, ALL)).isEqualTo(0.5);
    assertThat(RankingMetrics.reciprocalRank(first(5), grades, 1)).isZero();
    assertThat(RankingMetrics.recall(first(5), grades, 4)).isEqualTo(2 / 3.0);
    assertThat(RankingMetrics.precision(first(5), grades, 4)).isEqualTo(0.5);
    assertThat(RankingMetrics.precision(first(5), grades, 10)).isEqualTo(0.3);
    assertThat(RankingMetrics.precision(first(5), grades, ALL)).isEqualTo(0.6);
    assertThat(RankingMetrics.hitRate(first(5), grades, 1)).isZero();
    assertThat(RankingMetrics.hitRate(first(5), grades, 2)).isEqualTo(1);
    assertThat(RankingMetrics.averagePrecision(first(5), grades, 2)).isEqualTo(0.25);
  }

  @Test
  void whatWasNotFoundStillCountsInTheIdeal() {
    assertThat(RankingMetrics.ndcg(List.of(0), graded(1, 1), 2))
        .isCloseTo(1 / (1 + 1 / RankingMetrics.log2(3)), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void withoutRelevantItemsTheMetricIsUndefined(Named metric) {
    double value = metric.at().value(first(3), graded(0, 0, 0), 2);
    if (metric.name().equals("precision")) {
      assertThat(value).isZero();
    } else {
      assertThat(value).isNaN();
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void theOracleIsBestTheReverseWorstAndShufflesLieBetween(Named metric) {
    Random random = new Random(5);
    double oracle = 0;
    double reversed = 0;
    double shuffled = 0;
    for (int round = 0; round < 200; round++) {
      Map<Integer, Integer> grades =
          graded(IntStream.range(0, 30).map(_ -> Math.max(0, random.nextInt(7) - 3)).toArray());
      if (grades.values().stream().allMatch(grade -> grade == 0)) {
        continue;
      }
      List<Integer> order = new ArrayList<>(first(30));
      order.sort(Comparator.comparing((Integer i) -> grades.getOrDefault(i, 0)).reversed());
      double best = metric.at().value(order, grades, 5);
      oracle += best;
      double worst = metric.at().value(order.reversed(), grades, 5);
      reversed += worst;
      Collections.shuffle(order, random);
      double between = metric.at().value(order, grades, 5);
      shuffled += between;
      assertThat(between).isBetween(worst, best + 1e-12);
    }
    assertThat(oracle).isGreaterThan(shuffled * 1.02);
    assertThat(shuffled).isGreaterThan(reversed + 10);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void renamingItemsAndAppendingUnjudgedOnesChangesNothing(Named metric) {
    Map<Integer, Integer> grades = graded(0, 1, 0, 2, 1);
    double before = metric.at().value(first(5), grades, 5);
    assertThat(metric.at().value(first(9), grades, 5)).isEqualTo(before);
    Map<Integer, Integer> renamed = new HashMap<>();
    grades.forEach((item, grade) -> renamed.put(item + 100, grade));
    assertThat(metric.at().value(first(5).stream().map(i -> i + 100).toList(), renamed, 5))
        .isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void anItemTwiceOrACutOffOfZeroIsRefused(Named metric) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metric.at().value(List.of(4, 7, 4), graded(1), 3))
        .withMessage("item 4 stands in the ranking twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metric.at().value(List.of(4), graded(1), 0))
        .withMessage("k is 0 but must be at least 1");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void equalsTheObviousVersionOnRandomLists(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int judged = random.nextInt(7);
      Map<Integer, Integer> grades =
          graded(IntStream.range(0, judged).map(_ -> random.nextInt(4)).toArray());
      List<Integer> ranking = new ArrayList<>(first(9));
      Collections.shuffle(ranking, random);
      ranking = ranking.subList(0, random.nextInt(10));
      int k = 1 + random.nextInt(10);
      Set<Integer> relevant = new java.util.HashSet<>(grades.keySet());
      relevant.removeIf(item -> grades.getOrDefault(item, 0) == 0);
      assertClose(RankingMetrics.ndcg(ranking, grades, k), slowNdcg(ranking, grades, k));
      assertClose(
          RankingMetrics.averagePrecision(ranking, grades, k), slowAp(ranking, relevant, k));
      assertClose(
          RankingMetrics.recall(ranking, grades, k),
          relevant.isEmpty()
              ? Double.NaN
              : ranking.stream().limit(k).filter(relevant::contains).count()
                  / (double) relevant.size());
    }
  }

  private static void assertClose(double actual, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(actual).isNaN();
    } else {
      assertThat(actual).isCloseTo(expected, within(1e-12));
    }
  }

  /// By the best of all permutations of the judged items.
  private static double slowNdcg(List<Integer> ranking, Map<Integer, Integer> grades, int k) {
    double best = bestDcg(new ArrayList<>(grades.keySet()), new ArrayList<>(), grades, k);
    return best == 0 ? Double.NaN : slowDcg(ranking, grades, k) / best;
  }

  private static double bestDcg(
      List<Integer> left, List<Integer> taken, Map<Integer, Integer> grades, int k) {
    if (left.isEmpty()) {
      return slowDcg(taken, grades, k);
    }
    double best = 0;
    for (Integer item : List.copyOf(left)) {
      left.remove(item);
      taken.add(item);
      best = Math.max(best, bestDcg(left, taken, grades, k));
      taken.removeLast();
      left.add(item);
    }
    return best;
  }

  private static double slowDcg(List<Integer> ranking, Map<Integer, Integer> grades, int k) {
    double sum = 0;
    for (int i = 0; i < ranking.size() && i < k; i++) {
      sum +=
          (Math.pow(2, grades.getOrDefault(ranking.get(i), 0)) - 1) * Math.log(2) / Math.log(i + 2);
    }
    return sum;
  }

  private static double slowAp(List<Integer> ranking, Set<Integer> relevant, int k) {
    double sum = 0;
    for (int i = 0; i < ranking.size() && i < k; i++) {
      if (relevant.contains(ranking.get(i))) {
        long above = ranking.subList(0, i + 1).stream().filter(relevant::contains).count();
        sum += above / (i + 1.0);
      }
    }
    return relevant.isEmpty() ? Double.NaN : sum / Math.min(k, relevant.size());
  }
}
