package dev.aisle.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InfluenceTest {
  private static final int SHOPPERS = 150;
  private static final int ROWS = 12;
  private static final long SEED = 7;

  /// Rows of shoppers who differ in how they score and how often they click.
  private static final class Rows {
    final double[] first = new double[SHOPPERS * ROWS];
    final double[] second = new double[SHOPPERS * ROWS];
    final boolean[] labels = new boolean[SHOPPERS * ROWS];
    final List<Integer> shoppers = new ArrayList<>();

    Rows() {
      SplittableRandom random = new SplittableRandom(SEED);
      for (int s = 0; s < SHOPPERS; s++) {
        double own = random.nextGaussian();
        for (int r = 0; r < ROWS; r++) {
          int i = s * ROWS + r;
          double signal = random.nextGaussian();
          labels[i] = random.nextDouble() < 1 / (1 + Math.exp(1.5 - own - signal));
          first[i] = Math.rint(4 * (signal + own + random.nextGaussian())) / 4; // with ties
          second[i] = signal + 2 * random.nextGaussian();
          shoppers.add(s);
        }
      }
    }

    Interval drawn(ToDoubleFunction<int[]> statistic) {
      List<int[]> groups = new ArrayList<>();
      for (int s = 0; s < SHOPPERS; s++) {
        groups.add(new int[] {s * ROWS, (s + 1) * ROWS});
      }
      return Interval.of(
          groups,
          some ->
              statistic.applyAsDouble(
                  some.stream().flatMapToInt(g -> IntStream.range(g[0], g[1])).toArray()),
          SEED);
    }

    double auc(double[] scores, int[] rows) {
      double[] own = new double[rows.length];
      boolean[] labelled = new boolean[rows.length];
      for (int i = 0; i < rows.length; i++) {
        own[i] = scores[rows[i]];
        labelled[i] = labels[rows[i]];
      }
      return LabelMetrics.auc(own, labelled);
    }
  }

  private static void assertAlike(Interval one, Interval drawn) {
    assertThat(one.value()).as("seed %d", SEED).isEqualTo(drawn.value(), within(1e-12));
    double width = drawn.high() - drawn.low();
    assertThat(one.high() - one.low()).isEqualTo(width, within(0.12 * width));
    assertThat(one.groups()).isEqualTo(SHOPPERS);
  }

  @Test
  void thePooledAucAndItsIntervalAreThoseOfABootstrapOverShoppers() {
    Rows rows = new Rows();
    Influence auc = Influence.ofAuc(rows.first, rows.labels, rows.shoppers);
    assertThat(auc.groups().values().stream().mapToDouble(d -> d).sum()).isEqualTo(0, within(1e-9));
    assertAlike(auc.interval(), rows.drawn(drawn -> rows.auc(rows.first, drawn)));
  }

  @Test
  void aDifferenceIsPaired() {
    Rows rows = new Rows();
    Influence first = Influence.ofAuc(rows.first, rows.labels, rows.shoppers);
    Influence second = Influence.ofAuc(rows.second, rows.labels, rows.shoppers);
    assertAlike(
        first.minus(second).interval(),
        rows.drawn(drawn -> rows.auc(rows.first, drawn) - rows.auc(rows.second, drawn)));
    assertThat(first.minus(first).interval()).isEqualTo(new Interval(0, 0, 0, SHOPPERS));
  }

  @Test
  void aMeanLeavesUndefinedValuesOutAndHasTheIntervalOfABootstrap() {
    Rows rows = new Rows();
    double[] values = rows.second.clone();
    for (int i = 0; i < values.length; i += 5) {
      values[i] = Double.NaN;
    }
    assertAlike(
        Influence.ofMean(values, rows.shoppers).interval(),
        rows.drawn(
            drawn ->
                Arrays.stream(drawn)
                    .mapToDouble(i -> values[i])
                    .filter(v -> !Double.isNaN(v))
                    .average()
                    .orElseThrow()));
  }

  @Test
  void aRatioOfSumsHasTheIntervalOfABootstrap() {
    Rows rows = new Rows();
    double[] above = Arrays.stream(rows.first).map(Math::exp).toArray();
    double[] below = Arrays.stream(rows.first).map(v -> 1 + v * v).toArray();
    assertAlike(
        Influence.ofRatio(above, below, rows.shoppers).interval(),
        rows.drawn(
            drawn ->
                Arrays.stream(drawn).mapToDouble(i -> above[i]).sum()
                    / Arrays.stream(drawn).mapToDouble(i -> below[i]).sum()));
  }

  @Test
  void theMeanOfIndependentEstimatesIsSurerAndOfTheSameOnesIsNot() {
    double[] values = {1, 2, 4};
    Influence one = Influence.ofMean(values, List.of("a", "b", "c"));
    Influence other = Influence.ofMean(values, List.of("d", "e", "f"));
    double width = width(one);
    assertThat(width(Influence.mean(List.of(one, one)))).isEqualTo(width, within(1e-12));
    double both = width(Influence.mean(List.of(one, other)));
    assertThat(both / width).isEqualTo(Math.sqrt(0.5 * (6 / 5.0) / (3 / 2.0)), within(1e-12));
  }

  private static double width(Influence influence) {
    Interval interval = influence.interval();
    return interval.high() - interval.low();
  }

  @Test
  void whatSaysNothingIsUndefinedAndWhatDoesNotFitIsRefused() {
    Influence none = Influence.ofAuc(new double[] {1, 2}, new boolean[2], List.of(1, 2));
    assertThat(none.value()).isNaN();
    assertThat(Influence.mean(List.of()).interval().value()).isNaN();
    assertThatThrownBy(() -> Influence.ofMean(new double[2], List.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
