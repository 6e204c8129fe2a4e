package dev.aisle.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.catalog.ItemId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IntervalTest {
  private static double[] normal(int n, long seed) {
    Random random = new Random(seed);
    return random.doubles(n).map(_ -> random.nextGaussian()).toArray();
  }

  @Test
  void itIsAboutTwoStandardErrorsEachSide() {
    Interval interval = Interval.ofMean(normal(400, 1), 2);
    assertThat(interval.high() - interval.low()).isCloseTo(4 * 1.96 / 40, within(.03));
    assertThat(interval.low()).isLessThan(interval.value());
    assertThat(interval.value()).isLessThan(interval.high());
    assertThat(interval).isEqualTo(Interval.ofMean(normal(400, 1), 2));
    assertThat(interval).isNotEqualTo(Interval.ofMean(normal(400, 1), 3));
  }

  @Test
  void itHoldsTheTruthAboutNineteenTimesInTwenty() {
    int holds = 0;
    for (int seed = 0; seed < 300; seed++) {
      Interval interval = Interval.ofMean(normal(60, seed), seed);
      holds += interval.low() <= 0 && 0 <= interval.high() ? 1 : 0;
    }
    assertThat(holds).isBetween(270, 297);
  }

  @Test
  void groupsWithoutAValueAreLeftOutAndNotCounted() {
    Interval interval = Interval.ofMean(new double[] {1, Double.NaN, 3}, 1);
    assertThat(interval.value()).isEqualTo(2);
    assertThat(interval.groups()).isEqualTo(2);
    assertThat(Interval.ofMean(new double[] {Double.NaN}, 1).value()).isNaN();
    assertThat(Interval.ofMean(new double[] {Double.NaN}, 1).low()).isNaN();
  }

  @Test
  void wholeGroupsAreDrawn() {
    // Ten groups of a hundred equal values each are ten observations, not a thousand.
    double[] means = normal(10, 4);
    List<double[]> groups =
        Arrays.stream(means)
            .mapToObj(
                mean -> {
                  double[] same = new double[100];
                  Arrays.fill(same, mean);
                  return same;
                })
            .toList();
    Interval pooled =
        Interval.of(
            groups,
            drawn -> drawn.stream().flatMapToDouble(Arrays::stream).average().orElseThrow(),
            9);
    Interval byGroup = Interval.ofMean(means, 9);
    assertThat(pooled.low()).isCloseTo(byGroup.low(), within(1e-9));
    assertThat(pooled.high()).isCloseTo(byGroup.high(), within(1e-9));
    assertThat(pooled.groups()).isEqualTo(10);
  }

  @Test
  void aPairedDifferenceIsSeenWhereTwoIntervalsOverlap() {
    double[] a = normal(100, 1);
    double[] better = Arrays.stream(a).map(v -> v + .05 + .01 * Math.sin(v * 50)).toArray();
    double[] differences = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      differences[i] = better[i] - a[i];
    }
    assertThat(Interval.ofMean(better, 1).low()).isLessThan(Interval.ofMean(a, 1).high());
    assertThat(Interval.ofMean(differences, 1).aboveZero()).isTrue();
  }

  @Test
  void figuresPrintAsAnAlignedTable() {
    List<Figure> figures =
        List.of(
            new Figure(
                "retrieve/bm25/ndcg@10",
                new Interval(.741, .71, .77, 109),
                "",
                Figure.Source.REAL,
                1),
            Figure.exact("ingest", 23_456.7, "ev/s", Figure.Source.SIMULATED, 3));
    assertThat(Figure.table(figures))
        .isEqualTo(
            """
            retrieve/bm25/ndcg@10        0.7410        [0.7100, 0.7700]       real, n=109
            ingest                       23,457 ev/s                          simulated, n=3
            """);
  }

  @Test
  void everyMetricHasANameOfItsOwn() {
    Set<String> labels = new HashSet<>();
    for (Metric metric : Metric.values()) {
      assertThat(labels.add(metric.label())).as(metric.label()).isTrue();
      assertThat(metric.meaning()).isNotBlank();
    }
    assertThat(Metric.NDCG.at(10)).isEqualTo("ndcg@10");
  }

  @Test
  void aQueryThatARunLeavesOutCounts() {
    ItemId item = new ItemId("i");
    Qrels qrels = new Qrels(Map.of("q1", Map.of(item, 1), "q2", Map.of(item, 1)));
    Qrels.Run run = new Qrels.Run("bm25", Map.of("q2", List.of(item)));
    assertThat(qrels.perQuery(run, (r, g) -> RankingMetrics.ndcg(r, g, 10))).containsExactly(0, 1);
  }

  @Test
  void aShareHasWilsonsInterval() {
    // By hand: (0.2 + 0.0384) / 1.0768 ± 0.1173 / 1.0768.
    Interval share = Interval.ofShare(10, 50);
    assertThat(share.value()).isEqualTo(0.2);
    assertThat(share.low()).isCloseTo(0.1124, within(1e-4));
    assertThat(share.high()).isCloseTo(0.3304, within(1e-4));
    assertThat(Interval.ofShare(0, 50).low()).isZero();
    assertThat(Interval.ofShare(50, 50).high()).isEqualTo(1);
    assertThat(Interval.ofShare(0, 0).value()).isNaN();
  }

  @Test
  void anErrorIsOneAndNinetySixHundredthsEachSide() {
    Interval interval = Interval.ofError(3, 0.5, 7);
    assertThat(interval.low()).isCloseTo(3 - 0.979982, within(1e-6));
    assertThat(interval.high()).isCloseTo(3 + 0.979982, within(1e-6));
    assertThat(interval.groups()).isEqualTo(7);
  }
}
