package dev.aisle.app.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.app.offpolicy.Estimate.Estimated;
import dev.aisle.app.offpolicy.Estimate.Refused;
import dev.aisle.core.evaluation.Interval;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Pages of three places, each filled independently with a good or a bad item. The log shows a good
/// one with probability 0.5, the evaluated policy with 0.7.
final class SlateEstimatorTest {
  private static final Limits ANY = new Limits(0.01, 0);
  private static final int PLACES = 3;
  private static final double LOGGED = 0.5;
  private static final double EVALUATED = 0.7;

  /// How likely a place is clicked, given which places hold good items.
  private interface Behaviour {
    double click(boolean[] good, int place);
  }

  /// Item and position.
  private static final Behaviour ALONE = (good, k) -> (good[k] ? 0.4 : 0.1) / (k + 1);

  /// A shopper who found something good above looks no further.
  private static final Behaviour FROM_THE_TOP =
      (good, k) -> {
        double click = good[k] ? 0.4 : 0.1;
        for (int above = 0; above < k; above++) {
          click *= good[above] ? 0.3 : 1;
        }
        return click;
      };

  /// A good item anywhere takes from all others.
  private static final Behaviour WHOLE_PAGE =
      (good, k) -> {
        double click = good[k] ? 0.4 : 0.1;
        for (int other = 0; other < PLACES; other++) {
          click *= other != k && good[other] ? 0.4 : 1;
        }
        return click;
      };

  private static double truth(Behaviour behaviour) {
    double truth = 0;
    for (int page = 0; page < 1 << PLACES; page++) {
      boolean[] good = new boolean[PLACES];
      double probability = 1;
      for (int k = 0; k < PLACES; k++) {
        good[k] = (page >> k & 1) == 1;
        probability *= good[k] ? EVALUATED : 1 - EVALUATED;
      }
      for (int k = 0; k < PLACES; k++) {
        truth += probability * behaviour.click(good, k);
      }
    }
    return truth;
  }

  private static SlateSamples log(int pages, Behaviour behaviour, SplittableRandom random) {
    SlateSamples samples = new SlateSamples();
    for (int page = 0; page < pages; page++) {
      boolean[] good = new boolean[PLACES];
      double[] weights = new double[PLACES];
      double[] prefixes = new double[PLACES];
      double[] rewards = new double[PLACES];
      double prefix = 1;
      for (int k = 0; k < PLACES; k++) {
        good[k] = random.nextDouble() < LOGGED;
        weights[k] = good[k] ? EVALUATED / LOGGED : (1 - EVALUATED) / (1 - LOGGED);
        prefix *= weights[k];
        prefixes[k] = prefix;
      }
      for (int k = 0; k < PLACES; k++) {
        rewards[k] = random.nextDouble() < behaviour.click(good, k) ? 1 : 0;
      }
      samples.add(page, prefix, weights, prefixes, rewards);
    }
    return samples;
  }

  private static Interval interval(Estimate estimate) {
    assertThat(estimate).isInstanceOf(Estimated.class);
    return ((Estimated) estimate).interval();
  }

  private static double meanOf(SlateEstimator estimator, Behaviour behaviour) {
    SplittableRandom random = new SplittableRandom(51);
    double sum = 0;
    for (int run = 0; run < 150; run++) {
      sum += interval(estimator.estimate(log(500, behaviour, random), ANY)).value() / 150;
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource
  void allAreRightWherePlacesStandAlone(SlateEstimator estimator) {
    assertThat(meanOf(estimator, ALONE)).as("seed 51").isCloseTo(truth(ALONE), within(0.01));
  }

  @ParameterizedTest
  @EnumSource
  void onlyThoseThatSeeWhatIsAboveAreRightForReadersFromTheTop(SlateEstimator estimator) {
    boolean seesAbove = !estimator.name().endsWith("INDEPENDENT");
    double error = Math.abs(meanOf(estimator, FROM_THE_TOP) - truth(FROM_THE_TOP));
    assertThat(error < 0.01).as("error %s", error).isEqualTo(seesAbove);
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheWholePageIsRightWhereItMatters(SlateEstimator estimator) {
    boolean seesAll = estimator.name().endsWith("STANDARD");
    double error = Math.abs(meanOf(estimator, WHOLE_PAGE) - truth(WHOLE_PAGE));
    assertThat(error < 0.01).as("error %s", error).isEqualTo(seesAll);
  }

  @ParameterizedTest
  @EnumSource
  void intervalsHoldTheTruth(SlateEstimator estimator) {
    SplittableRandom random = new SplittableRandom(52);
    int held = 0;
    for (int run = 0; run < 600; run++) {
      Interval interval = interval(estimator.estimate(log(300, ALONE, random), ANY));
      held += interval.low() <= truth(ALONE) && truth(ALONE) <= interval.high() ? 1 : 0;
    }
    assertThat(held).as("seed 52").isBetween(550, 588);
  }

  /// Pages of one, two or three places: self-normalising by position must not forget that some
  /// pages have no such place.
  @ParameterizedTest
  @EnumSource
  void pagesMayDifferInLength(SlateEstimator estimator) {
    SplittableRandom random = new SplittableRandom(53);
    int held = 0;
    double truth = 0.5 + 0.4 * (2.0 / 3) + 0.3 * (1.0 / 3);
    for (int run = 0; run < 600; run++) {
      SlateSamples samples = new SlateSamples();
      for (int page = 0; page < 300; page++) {
        int places = 1 + random.nextInt(3);
        double[] ones = new double[places];
        double[] rewards = new double[places];
        for (int k = 0; k < places; k++) {
          ones[k] = 1;
          rewards[k] = random.nextDouble() < 0.5 - 0.1 * k ? 1 : 0;
        }
        samples.add(page, 1, ones, ones, rewards);
      }
      Interval interval = interval(estimator.estimate(samples, ANY));
      held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }
    assertThat(held).as("seed 53").isBetween(550, 588);
  }

  @Test
  void onPagesOfOnePlaceAllAreTheEstimatorsOfSingleChoices() {
    SplittableRandom random = new SplittableRandom(54);
    SlateSamples pages = new SlateSamples();
    LoggedSamples single = new LoggedSamples();
    for (int i = 0; i < 500; i++) {
      double weight = random.nextDouble() < 0.5 ? 0.5 : 1.5;
      double reward = random.nextDouble() < 0.3 ? 1 : 0;
      double[] weights = {weight};
      pages.add(i / 2, weight, weights, weights, new double[] {reward});
      single.add(new Sample(weight, reward, i / 2));
    }
    for (SlateEstimator estimator : SlateEstimator.values()) {
      boolean selfNormalised = estimator.name().startsWith("SN_");
      Interval expected =
          interval((selfNormalised ? Estimator.SNIPS : Estimator.IPS).estimate(single, ANY));
      Interval own = interval(estimator.estimate(pages, ANY));
      assertThat(own.value()).as(estimator.label()).isCloseTo(expected.value(), within(1e-12));
      assertThat(own.low()).isCloseTo(expected.low(), within(1e-12));
      assertThat(own.groups()).isEqualTo(250);
    }
  }

  @Test
  void aPageCanLackSupportWhereItsPlacesHaveIt() {
    SlateSamples samples = log(2_000, ALONE, new SplittableRandom(55));
    samples.addUnsupported(1_000, 0);
    Estimate whole = SlateEstimator.STANDARD.estimate(samples, Limits.DEFAULTS);
    assertThat(whole).isInstanceOf(Refused.class);
    assertThat(((Refused) whole).reason()).startsWith("50.0 % of what the policy would show");
    assertThat(SlateEstimator.INDEPENDENT.estimate(samples, Limits.DEFAULTS))
        .isInstanceOf(Estimated.class);
  }

  @Test
  void aPageMustBeOfOnePiece() {
    SlateSamples samples = new SlateSamples();
    double[] one = {1};
    assertThatThrownBy(() -> samples.add(0, 1, one, one, new double[] {1, 0}))
        .hasMessage("a page has 1 weights, 1 prefix weights and 2 rewards");
    assertThatThrownBy(() -> samples.add(0, -1, one, one, one)).hasMessage("the weight is -1.0");
  }
}
