package dev.aisle.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelMetricsTest {
  private static final boolean[] LABELS = {true, false, true, false};

  @Test
  void aucByHandWithTiesAtOneHalf() {
    // Pairs: .8>.3, .8>.5, .5>.3, .5=.5
    assertThat(LabelMetrics.auc(new double[] {.8, .3, .5, .5}, LABELS)).isEqualTo(3.5 / 4);
    assertThat(LabelMetrics.auc(new double[] {1, 1, 1, 1}, LABELS)).isEqualTo(0.5);
    assertThat(LabelMetrics.auc(new double[] {0.0, -0.0, 0.0, -0.0}, LABELS)).isEqualTo(0.5);
    assertThat(LabelMetrics.auc(new double[] {1, 2}, new boolean[] {true, true})).isNaN();
  }

  @Test
  void gaucWeighsGroupsByTheirSizeAndSkipsThoseWithOneClass() {
    double[] scores = {.9, .1, .2, .8, .5, .7};
    boolean[] labels = {true, false, true, false, false, true};
    List<String> shoppers = List.of("a", "a", "b", "b", "b", "c");
    // a: 1 of 1 pairs; b: 0 of 2; c has no negative.
    assertThat(LabelMetrics.gauc(scores, labels, shoppers)).isCloseTo(2 / 5.0, within(1e-12));
    assertThat(LabelMetrics.gauc(new double[] {1}, new boolean[] {true}, List.of("a"))).isNaN();
  }

  @Test
  void gaucIgnoresWhatDiffersBetweenGroups() {
    double[] scores = {.2, .1, .9, .8};
    assertThat(LabelMetrics.auc(scores, LABELS)).isLessThan(1);
    assertThat(LabelMetrics.gauc(scores, LABELS, List.of("a", "a", "b", "b"))).isEqualTo(1);
  }

  @Test
  void logLossByHand() {
    assertThat(LabelMetrics.logLoss(new double[] {.8, .4}, new boolean[] {true, false}))
        .isCloseTo((-Math.log(.8) - Math.log(.6)) / 2, within(1e-12));
    assertThat(LabelMetrics.logLoss(new double[] {0}, new boolean[] {true}))
        .isCloseTo(-Math.log(1e-15), within(1e-9));
  }

  @Test
  void calibrationErrorByHand() {
    // Bin [.2, .3): mean .25, observed .5; bin [.9, 1]: mean .95, observed 1.
    double[] p = {.2, .29999, .9, 1};
    assertThat(
            LabelMetrics.expectedCalibrationError(p, new boolean[] {true, false, true, true}, 10))
        .isCloseTo(.5 * .250005 + .5 * .05, within(1e-9));
  }

  @Test
  void aLogitIsNotAProbability() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelMetrics.logLoss(new double[] {2.5}, new boolean[] {true}))
        .withMessage("probability 0 is 2.5, not in [0, 1]; is it a logit?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelMetrics.auc(new double[] {Double.NaN}, new boolean[] {true}))
        .withMessage("score 0 is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelMetrics.auc(new double[] {1, 2}, new boolean[] {true}))
        .withMessage("1 labels of 2 scores");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void equalsTheObviousVersionAndMovesWithTheOrder(long seed) {
    Random random = new Random(seed);
    int n = 300;
    boolean[] labels = new boolean[n];
    double[] truth = new double[n];
    for (int i = 0; i < n; i++) {
      truth[i] = Math.round(random.nextDouble() * 20) / 20.0;
      labels[i] = random.nextDouble() < truth[i];
    }
    double auc = LabelMetrics.auc(truth, labels);
    assertThat(auc).isCloseTo(slowAuc(truth, labels), within(1e-12));

    double[] oracle = IntStream.range(0, n).mapToDouble(i -> labels[i] ? 1 : 0).toArray();
    double[] reversed = Arrays.stream(truth).map(p -> 1 - p).toArray();
    double[] shuffled = IntStream.range(0, n).mapToDouble(_ -> random.nextDouble()).toArray();
    assertThat(LabelMetrics.auc(oracle, labels)).isEqualTo(1);
    assertThat(LabelMetrics.auc(reversed, labels)).isCloseTo(1 - auc, within(1e-12));
    assertThat(LabelMetrics.auc(shuffled, labels)).isBetween(.35, .65);
    List<Integer> groups = IntStream.range(0, n).mapToObj(i -> i % 10).toList();
    double gauc = LabelMetrics.gauc(truth, labels, groups);
    assertThat(LabelMetrics.gauc(oracle, labels, groups)).isEqualTo(1);
    assertThat(LabelMetrics.gauc(reversed, labels, groups)).isCloseTo(1 - gauc, within(1e-12));
    assertThat(LabelMetrics.gauc(shuffled, labels, groups)).isLessThan(gauc);
    for (double[] worse : List.of(reversed, shuffled)) {
      assertThat(LabelMetrics.logLoss(worse, labels))
          .isGreaterThan(LabelMetrics.logLoss(truth, labels));
      assertThat(LabelMetrics.expectedCalibrationError(worse, labels, 10))
          .isGreaterThan(LabelMetrics.expectedCalibrationError(truth, labels, 10));
    }
    assertThat(LabelMetrics.logLoss(oracle, labels)).isCloseTo(0, within(1e-12));
    assertThat(LabelMetrics.expectedCalibrationError(oracle, labels, 10)).isZero();
    assertThat(LabelMetrics.expectedCalibrationError(truth, labels, 7))
        .isCloseTo(slowEce(truth, labels, 7), within(1e-12));
    // Any increasing function of the scores leaves AUC as it is.
    assertThat(LabelMetrics.auc(Arrays.stream(truth).map(Math::exp).toArray(), labels))
        .isEqualTo(auc);
  }

  private static double slowAuc(double[] scores, boolean[] labels) {
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (labels[i] && !labels[j]) {
          pairs++;
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? .5 : 0;
        }
      }
    }
    return won / pairs;
  }

  private static double slowEce(double[] p, boolean[] labels, int bins) {
    double sum = 0;
    for (int bin = 0; bin < bins; bin++) {
      double predicted = 0;
      double observed = 0;
      int count = 0;
      for (int i = 0; i < p.length; i++) {
        if (Math.min((int) (p[i] * bins), bins - 1) == bin) {
          predicted += p[i];
          observed += labels[i] ? 1 : 0;
          count++;
        }
      }
      if (count > 0) {
        sum += (double) count / p.length * Math.abs(observed / count - predicted / count);
      }
    }
    return sum;
  }
}
