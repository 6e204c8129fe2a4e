package dev.aisle.app.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ClickRatesTest {
  @Test
  void manyExposuresSpeakForThemselves() {
    ClickRates rates = new ClickRates(2, 1, 10);
    for (int i = 0; i < 100_000; i++) {
      rates.add(0, 1, i % 4 == 0 ? 1 : 0, i / 5);
      rates.add(1, 1, i % 10 == 0 ? 1 : 0, i / 5);
    }
    assertThat(rates.rate(0, 1, 3)).isCloseTo(0.25, within(1e-3));
    assertThat(rates.rate(1, 1, 3)).isCloseTo(0.1, within(1e-3));
    assertThat(rates.expected(new double[] {0.5, 0.5}, 1, 3)).isCloseTo(0.175, within(1e-3));
  }

  @Test
  void aCellNeverSeenIsItsItemTimesItsPosition() {
    ClickRates rates = new ClickRates(2, 2, 1e-6);
    // Item 0 at position 1: 0.4; item 1 at position 1: 0.2, at position 2: 0.1. Folds alike.
    for (int cluster = 0; cluster < ClickRates.FOLDS; cluster++) {
      for (int i = 0; i < 10; i++) {
        rates.add(0, 1, i < 4 ? 1 : 0, cluster);
        rates.add(1, 1, i < 2 ? 1 : 0, cluster);
        rates.add(1, 2, i < 1 ? 1 : 0, cluster);
      }
    }
    double overall = 7.0 / 30;
    assertThat(rates.rate(0, 2, 0)).isCloseTo(0.4 * 0.1 / overall, within(1e-6));
    assertThat(rates.rate(1, 2, 0)).isCloseTo(0.1, within(1e-6));
  }

  @Test
  void aShoppersOwnFoldIsNotLearnedFrom() {
    ClickRates rates = new ClickRates(1, 1, 1);
    for (int cluster = 0; cluster < 10; cluster++) {
      for (int i = 0; i < 100; i++) {
        rates.add(0, 1, cluster % ClickRates.FOLDS == 2 ? 1 : 0, cluster);
      }
    }
    assertThat(rates.rate(0, 1, 2)).isZero();
    assertThat(rates.rate(0, 1, 7)).isZero();
    assertThat(rates.rate(0, 1, 3)).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void nothingLearnedIsZero() {
    assertThat(new ClickRates(3, 2, 100).rate(1, 2, 0)).isZero();
  }

  /// The model is good enough to make doubly robust estimates tighter, on a bandit in which items
  /// and positions matter.
  @Test
  void itTightensDoublyRobustEstimates() {
    SplittableRandom random = new SplittableRandom(61);
    int items = 20;
    double[] policy = new double[items];
    for (int item = 0; item < items; item++) {
      policy[item] = 2.0 * (item + 1) / (items * (items + 1));
    }
    ClickRates model = new ClickRates(items, 3, 50);
    int n = 30_000;
    int[] item = new int[n];
    int[] position = new int[n];
    double[] reward = new double[n];
    for (int i = 0; i < n; i++) {
      item[i] = random.nextInt(items);
      position[i] = 1 + random.nextInt(3);
      double click = 0.9 * (item[i] + 1) / items / position[i];
      reward[i] = random.nextDouble() < click ? 1 : 0;
      model.add(item[i], position[i], reward[i], i / 3);
    }
    LoggedSamples samples = new LoggedSamples();
    double truth = 0;
    for (int a = 0; a < items; a++) {
      truth += policy[a] * 0.9 * (a + 1) / items * (1 + 1 / 2.0 + 1 / 3.0) / 3;
    }
    for (int i = 0; i < n; i++) {
      samples.add(
          new Sample(policy[item[i]] * items, reward[i], i / 3)
              .withModel(
                  model.rate(item[i], position[i], i / 3),
                  model.expected(policy, position[i], i / 3)));
    }
    var ips = (Estimate.Estimated) Estimator.IPS.estimate(samples, Limits.DEFAULTS);
    var doublyRobust = (Estimate.Estimated) Estimator.DR.estimate(samples, Limits.DEFAULTS);
    double width = doublyRobust.interval().high() - doublyRobust.interval().low();
    assertThat(width).isLessThan(0.85 * (ips.interval().high() - ips.interval().low()));
    assertThat(doublyRobust.interval().value()).as("seed 61").isCloseTo(truth, within(width));
  }
}
