package dev.aisle.app.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.app.offpolicy.Estimate.Estimated;
import dev.aisle.app.offpolicy.Estimate.Refused;
import dev.aisle.core.evaluation.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// On a bandit of two actions whose truth is known: action 0 earns 1 with probability 0.1, action 1
/// with 0.3; the log chose action 1 in a fifth of the cases, the evaluated policy does in 0.7.
final class EstimatorTest {
  private static final Limits ANY = new Limits(0.01, 0);
  private static final double[] REWARD = {0.1, 0.3};
  private static final double[] LOGGING = {0.8, 0.2};
  private static final double[] EVALUATED = {0.3, 0.7};
  private static final double TRUTH = 0.3 * 0.1 + 0.7 * 0.3;

  private static LoggedSamples log(int n, double[] model, SplittableRandom random) {
    LoggedSamples samples = new LoggedSamples();
    for (int i = 0; i < n; i++) {
      int action = random.nextDouble() < LOGGING[1] ? 1 : 0;
      double reward = random.nextDouble() < REWARD[action] ? 1 : 0;
      samples.add(
          new Sample(EVALUATED[action] / LOGGING[action], reward, i)
              .withModel(model[action], EVALUATED[0] * model[0] + EVALUATED[1] * model[1]));
    }
    return samples;
  }

  private static Interval interval(Estimate estimate) {
    assertThat(estimate).isInstanceOf(Estimated.class);
    return ((Estimated) estimate).interval();
  }

  /// Ten thousand logs: estimates without bias average to the truth, all intervals hold it about as
  /// often as they say, even where the model is wrong.
  @ParameterizedTest
  @EnumSource
  void estimatesAverageToTheTruthAndIntervalsHoldIt(Estimator estimator) {
    int runs = 10_000;
    double sum = 0;
    double squares = 0;
    int held = 0;
    SplittableRandom random = new SplittableRandom(41);
    for (int run = 0; run < runs; run++) {
      Interval interval =
          interval(estimator.estimate(log(200, new double[] {0.2, 0.1}, random), ANY));
      sum += interval.value();
      squares += interval.value() * interval.value();
      held += interval.low() <= TRUTH && TRUTH <= interval.high() ? 1 : 0;
    }
    double mean = sum / runs;
    double error = Math.sqrt((squares / runs - mean * mean) / runs);
    // What a ratio is biased by is of the order of the variance itself, 1/200.
    double bias = estimator == Estimator.IPS || estimator == Estimator.DR ? 0 : 2e-3;
    assertThat(mean).as("seed 41").isCloseTo(TRUTH, within(3 * error + bias));
    assertThat(held).as("of %d, seed 41", runs).isBetween(9_300, 9_600);
  }

  @Test
  void aPerfectModelLeavesTheVarianceOfRewardsOnly() {
    int runs = 4_000;
    int n = 100;
    double sum = 0;
    double squares = 0;
    SplittableRandom random = new SplittableRandom(42);
    for (int run = 0; run < runs; run++) {
      double value = interval(Estimator.DR.estimate(log(n, REWARD, random), ANY)).value();
      sum += value;
      squares += value * value;
    }
    double mean = sum / runs;
    double variance = squares / runs - mean * mean;
    // v is the same for all samples, so what is left is E[w² var(r | a)] / n.
    double rewards = 0;
    for (int a = 0; a < 2; a++) {
      double w = EVALUATED[a] / LOGGING[a];
      rewards += LOGGING[a] * w * w * REWARD[a] * (1 - REWARD[a]) / n;
    }
    assertThat(mean).isCloseTo(TRUTH, within(3 * Math.sqrt(rewards / runs)));
    assertThat(variance / rewards).isBetween(0.93, 1.07);
  }

  @Test
  void aPerfectModelOfRewardsWithoutNoiseLeavesNothing() {
    LoggedSamples samples = new LoggedSamples();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      int action = random.nextDouble() < LOGGING[1] ? 1 : 0;
      samples.add(
          new Sample(EVALUATED[action] / LOGGING[action], REWARD[action], i)
              .withModel(REWARD[action], TRUTH));
    }
    Interval exact = interval(Estimator.DR.estimate(samples, ANY));
    assertThat(exact.value()).isCloseTo(TRUTH, within(1e-12));
    assertThat(exact.high() - exact.low()).isCloseTo(0, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(names = {"IPS", "SNIPS"})
  void thePolicyThatMadeTheLogHasItsMean(Estimator estimator) {
    LoggedSamples samples = new LoggedSamples();
    double[] rewards = {0, 1, 0.25, 3, 0};
    for (int i = 0; i < rewards.length; i++) {
      samples.add(new Sample(1, rewards[i], i));
    }
    Interval interval = interval(estimator.estimate(samples, ANY));
    assertThat(interval.value()).isEqualTo(0.85);
    // The usual standard error of a mean.
    double deviation =
        Math.sqrt(Arrays.stream(rewards).map(r -> (r - 0.85) * (r - 0.85)).sum() / 4);
    assertThat(interval.high() - 0.85).isCloseTo(1.959964 * deviation / Math.sqrt(5), within(1e-6));
  }

  @Test
  void selfNormalisedWeightsAddUpToTheSamples() {
    LoggedSamples samples = log(700, REWARD, new SplittableRandom(3));
    assertThat(Arrays.stream(samples.normalisedWeights()).sum()).isCloseTo(700, within(1e-9));
    double byHand = 0;
    for (int i = 0; i < 700; i++) {
      byHand += samples.normalisedWeights()[i] * samples.reward(i) / 700;
    }
    assertThat(interval(Estimator.SNIPS.estimate(samples, ANY)).value())
        .isCloseTo(byHand, within(1e-12));
  }

  @Test
  void effectiveSamplesAreThoseOfTheFormula() {
    LoggedSamples samples = new LoggedSamples();
    for (double weight : new double[] {1, 2, 3}) {
      samples.add(new Sample(weight, 0, 0));
    }
    assertThat(samples.effectiveSample()).isCloseTo(36.0 / 14, within(1e-12));
  }

  /// Shoppers with many samples each: an interval over samples would hold the truth far too seldom.
  @ParameterizedTest
  @EnumSource(names = {"IPS", "SNIPS"})
  void samplesOfOneShopperAreNotIndependent(Estimator estimator) {
    int runs = 600;
    int held = 0;
    int heldBySample = 0;
    SplittableRandom random = new SplittableRandom(43);
    for (int run = 0; run < runs; run++) {
      LoggedSamples samples = new LoggedSamples();
      LoggedSamples bySample = new LoggedSamples();
      for (int shopper = 0; shopper < 150; shopper++) {
        double taste = random.nextDouble();
        for (int i = 0; i < 20; i++) {
          int action = random.nextDouble() < LOGGING[1] ? 1 : 0;
          double weight = EVALUATED[action] / LOGGING[action];
          double reward = random.nextDouble() < taste * 2 * REWARD[action] ? 1 : 0;
          samples.add(new Sample(weight, reward, shopper));
          bySample.add(new Sample(weight, reward, bySample.size()));
        }
      }
      Interval interval = interval(estimator.estimate(samples, ANY));
      held += interval.low() <= TRUTH && TRUTH <= interval.high() ? 1 : 0;
      Interval narrow = interval(estimator.estimate(bySample, ANY));
      heldBySample += narrow.low() <= TRUTH && TRUTH <= narrow.high() ? 1 : 0;
    }
    assertThat(held).as("seed 43").isBetween(550, 585);
    assertThat(heldBySample).isLessThan(held - 12);
  }

  @Test
  void clippingCutsWeightsAndSaysHowMany() {
    LoggedSamples samples = log(1_000, REWARD, new SplittableRandom(4));
    LoggedSamples clipped = samples.clipped(2);
    Estimated estimated = (Estimated) Estimator.IPS.estimate(clipped, ANY);
    // Only action 1 has a weight above 2, 3.5; the bias is towards less of it.
    assertThat(estimated.clippedShare()).isBetween(0.15, 0.25);
    assertThat(estimated.interval().value())
        .isLessThan(interval(Estimator.IPS.estimate(samples, ANY)).value());
    assertThat(estimated.effectiveSample()).isGreaterThan(samples.effectiveSample());
  }

  @Test
  void missingSupportIsRefused() {
    LoggedSamples samples = new LoggedSamples();
    for (int i = 0; i < 1_000; i++) {
      samples.add(new Sample(0.75, i % 2, i).withUnsupported(0.25));
    }
    Refused refused = (Refused) Estimator.SNIPS.estimate(samples, Limits.DEFAULTS);
    assertThat(refused.unsupportedShare()).isCloseTo(0.25, within(1e-12));
    assertThat(refused.reason()).startsWith("25.0 % of what the policy would show");
    assertThat(refused.remedy()).contains("more exploration");
  }

  @Test
  void aHandfulOfEffectiveSamplesIsRefused() {
    LoggedSamples samples = new LoggedSamples();
    for (int i = 0; i < 10_000; i++) {
      samples.add(new Sample(i % 1_000 == 0 ? 1_000 : 0, i % 2, i));
    }
    Refused refused = (Refused) Estimator.IPS.estimate(samples, Limits.DEFAULTS);
    assertThat(refused.reason()).contains("worth 10 effective samples, fewer than 200");
    assertThat(Estimator.IPS.estimate(new LoggedSamples(), Limits.DEFAULTS))
        .isInstanceOf(Refused.class);
  }

  @Test
  void weightsThatDoNotAverageOneAreRefusedEvenWhereNobodyKnowsWhy() {
    LoggedSamples samples = new LoggedSamples();
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 5_000; i++) {
      samples.add(new Sample(0.5 + random.nextDouble() * 0.4, i % 2, i));
    }
    Refused refused = (Refused) Estimator.SNIPS.estimate(samples, Limits.DEFAULTS);
    assertThat(refused.reason()).contains("the weights average 0.69").contains("1 is expected");
    assertThat(refused.remedy()).contains("propensities");
    assertThat(Estimator.SNIPS.estimate(samples.clipped(0.6), Limits.DEFAULTS))
        .isInstanceOf(Refused.class);
  }

  @Test
  void whatCannotBeIsRefusedAtOnce() {
    assertThatThrownBy(() -> new Sample(-1, 0, 0)).hasMessage("the weight is -1.0");
    assertThatThrownBy(() -> new Sample(Double.NaN, 0, 0)).hasMessage("the weight is NaN");
    LoggedSamples samples = new LoggedSamples();
    samples.add(new Sample(1, 1, 0));
    assertThatThrownBy(() -> Estimator.DR.estimate(samples, ANY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("dr needs a reward model and samples lack it");
  }
}
