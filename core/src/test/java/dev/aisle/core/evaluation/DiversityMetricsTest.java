package dev.aisle.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiversityMetricsTest {
  private static double cosineDistance(double[] a, double[] b) {
    return 1 - (a[0] * b[0] + a[1] * b[1]) / Math.hypot(a[0], a[1]) / Math.hypot(b[0], b[1]);
  }

  @Test
  void valuesOfTheDiversityPaper() {
    List<double[]> vectors =
        List.of(new double[] {1, 0}, new double[] {0, 1}, new double[] {.6, .8});
    assertThat(DiversityMetrics.intraListDistance(vectors, DiversityMetricsTest::cosineDistance, 3))
        .isCloseTo(0.533333333, within(1e-9));
    Map<Integer, Set<String>> topics = new LinkedHashMap<>();
    topics.put(0, Set.of("A"));
    topics.put(1, Set.of("A"));
    topics.put(2, Set.of("B"));
    topics.put(3, Set.of("A"));
    assertThat(DiversityMetrics.alphaNdcg(List.of(0, 1, 2, 3, 4), topics, .5, 5))
        .isCloseTo(0.967079899, within(1e-9));
    assertThat(DiversityMetrics.categoryEntropy(List.of("A", "A", "B", "A", "C"), 5))
        .isCloseTo(0.950270539, within(1e-9));
  }

  @Test
  void alphaOfZeroCountsTopicsAndUndefinedIsNaN() {
    Map<Integer, Set<String>> topics = Map.of(1, Set.of("A", "B"), 2, Set.of("A"));
    double ideal = 2 + 1 / RankingMetrics.log2(3);
    assertThat(DiversityMetrics.alphaNdcg(List.of(2, 1), topics, 0, 2))
        .isCloseTo((1 + 2 / RankingMetrics.log2(3)) / ideal, within(1e-12));
    assertThat(DiversityMetrics.alphaNdcg(List.of(2, 1), Map.of(), .5, 2)).isNaN();
    assertThat(DiversityMetrics.intraListDistance(List.of(1), (_, _) -> 1, 5)).isNaN();
    assertThat(DiversityMetrics.categoryEntropy(List.of(), 5)).isNaN();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiversityMetrics.alphaNdcg(List.of(1), topics, 2, 2))
        .withMessage("alpha is 2.0, not in [0, 1]");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ordersMoveAlphaNdcgTheRightWay(long seed) {
    Random random = new Random(seed);
    double oracle = 0;
    double shuffled = 0;
    double clumped = 0;
    for (int round = 0; round < 50; round++) {
      Map<Integer, Set<String>> topics = new LinkedHashMap<>();
      for (int i = 0; i < 20; i++) {
        topics.put(i, Set.of("t" + random.nextInt(5)));
      }
      List<Integer> clumps = new ArrayList<>(topics.keySet());
      clumps.sort((a, b) -> String.valueOf(topics.get(a)).compareTo(String.valueOf(topics.get(b))));
      // One of each topic in turn: with one topic an item this order is the best there is.
      List<Integer> turns = new ArrayList<>();
      List<Integer> left = new ArrayList<>(clumps);
      while (!left.isEmpty()) {
        Set<Set<String>> taken = new java.util.HashSet<>();
        for (Integer item : List.copyOf(left)) {
          if (taken.add(topics.getOrDefault(item, Set.of()))) {
            turns.add(item);
            left.remove(item);
          }
        }
      }
      double best = DiversityMetrics.alphaNdcg(turns, topics, .5, 10);
      assertThat(best).isCloseTo(1, within(1e-12));
      oracle += best;
      clumped += DiversityMetrics.alphaNdcg(clumps, topics, .5, 10);
      Collections.shuffle(turns, random);
      shuffled += DiversityMetrics.alphaNdcg(turns, topics, .5, 10);
    }
    assertThat(oracle).isGreaterThan(shuffled + 1);
    assertThat(shuffled).isGreaterThan(clumped + 1);
  }

  @Test
  void distanceAndEntropyOfAListGrowWithItsVarietyAndIgnoreTheOrderWithinIt() {
    List<Integer> alike = List.of(1, 2, 3, 4);
    List<Integer> varied = List.of(1, 20, 300, 4_000);
    java.util.function.ToDoubleBiFunction<Integer, Integer> gap = (a, b) -> Math.abs(a - b);
    double distance = DiversityMetrics.intraListDistance(varied, gap, 4);
    assertThat(distance).isGreaterThan(DiversityMetrics.intraListDistance(alike, gap, 4));
    assertThat(DiversityMetrics.intraListDistance(varied.reversed(), gap, 4))
        .isCloseTo(distance, within(1e-9));
    assertThat(DiversityMetrics.intraListDistance(varied.reversed(), gap, 2))
        .isGreaterThan(DiversityMetrics.intraListDistance(varied, gap, 2));
    assertThat(DiversityMetrics.categoryEntropy(List.of("a", "a"), 2)).isZero();
    assertThat(DiversityMetrics.categoryEntropy(List.of("a", "b"), 2))
        .isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void coverageAndGiniByHand() {
    assertThat(DiversityMetrics.coverage(new long[] {3, 0, 1, 0})).isEqualTo(.5);
    assertThat(DiversityMetrics.coverage(new long[0])).isNaN();
    assertThat(DiversityMetrics.gini(new long[] {5, 5, 5})).isZero();
    assertThat(DiversityMetrics.gini(new long[] {0, 0, 0, 9})).isCloseTo(.75, within(1e-12));
    assertThat(DiversityMetrics.gini(new long[] {1, 3})).isCloseTo(.25, within(1e-12));
    assertThat(DiversityMetrics.gini(new long[] {0, 0})).isNaN();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void giniIsHalfTheRelativeMeanDifference(long seed) {
    Random random = new Random(seed);
    long[] counts = random.longs(1 + random.nextInt(40), 0, 100).toArray();
    counts[0] = 7;
    double differences = 0;
    for (long a : counts) {
      for (long b : counts) {
        differences += Math.abs(a - b);
      }
    }
    double n = counts.length;
    double mean = Arrays.stream(counts).average().orElseThrow();
    double gini = DiversityMetrics.gini(counts);
    assertThat(gini).isCloseTo(differences / (2 * n * n * mean), within(1e-12));
    long[] scaled = Arrays.stream(counts).map(count -> count * 10).toArray();
    assertThat(DiversityMetrics.gini(scaled)).isCloseTo(gini, within(1e-12));
    long[] richer = counts.clone();
    richer[0] += 10_000;
    assertThat(DiversityMetrics.gini(richer)).isGreaterThanOrEqualTo(gini);
  }
}
