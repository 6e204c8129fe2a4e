package dev.aisle.app.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.app.experiments.SequentialTest.Decision;
import dev.aisle.app.experiments.SequentialTest.Look;
import dev.aisle.app.experiments.SequentialTest.Plan;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SequentialTestTest {
  private static ArmMoments arm(int shoppers, int orders) {
    ArmMoments moments = new ArmMoments();
    for (int i = 0; i < shoppers; i++) {
      moments.add(i < orders ? 1 : 0, 1, 0, 0);
    }
    return moments;
  }

  private static Plan plan() {
    return Plan.of(OnlineMetric.UCVR, 0.05, 0.1, false);
  }

  @Test
  void aPlainDifferenceIsDecidedAndStaysDecided() {
    SequentialTest test = new SequentialTest(plan());
    Look first = test.look(arm(1_000, 200), arm(1_000, 210));
    Look second = test.look(arm(5_000, 1_000), arm(5_000, 1_400));
    Look third = test.look(arm(9_000, 2_000), arm(9_000, 2_000));
    assertThat(first.decided()).isFalse();
    assertThat(first.lift().low()).isNegative();
    assertThat(first.lift().high()).isPositive();
    assertThat(second.decision()).isEqualTo(Decision.TREATMENT);
    assertThat(second.lift().low()).isPositive();
    assertThat(second.pValue()).isLessThan(0.05);
    assertThat(third.decision()).isEqualTo(Decision.TREATMENT);
    assertThat(third.number()).isEqualTo(3);
    assertThat(third.pValue()).isEqualTo(second.pValue());
  }

  @Test
  void aWorseTreatmentIsDecidedForTheControl() {
    Look look = new SequentialTest(plan()).look(arm(5_000, 1_400), arm(5_000, 1_000));
    assertThat(look.decision()).isEqualTo(Decision.CONTROL);
    assertThat(look.lift().high()).isNegative();
  }

  @Test
  void afewShoppersDecideNothingHoweverFarApart() {
    int few = SequentialTest.MINIMUM_SHOPPERS - 1;
    Look look = new SequentialTest(plan()).look(arm(few, 5), arm(few, few));
    assertThat(look.decided()).isFalse();
    assertThat(look.pValue()).isEqualTo(1);
  }

  @Test
  void nothingOrderedYetIsNoError() {
    Look look = new SequentialTest(plan()).look(arm(500, 0), arm(500, 0));
    assertThat(look.decided()).isFalse();
    assertThat(look.lift().value()).isNaN();
  }

  @Test
  void theSequenceIsWiderThanOneLookAndTightestWhereItWasTuned() {
    ConfidenceSequence sequence = ConfidenceSequence.tunedTo(0.05, 0.04);
    // Tuned to four standard errors: 0.01 each. Multiplier from the formula by hand: r = I / 8.775.
    assertThat(sequence.halfWidth(0.01) / 0.01).isCloseTo(3.035, within(1e-3));
    double best = sequence.halfWidth(0.01);
    for (double factor : new double[] {0.25, 0.5, 2, 4}) {
      ConfidenceSequence other = new ConfidenceSequence(0.05, sequence.prior() * factor);
      assertThat(other.halfWidth(0.01)).isGreaterThan(best);
    }
  }

  @Test
  void theIntervalLeavesZeroOutExactlyWhereThePValueIsBelowAlpha() {
    ConfidenceSequence sequence = ConfidenceSequence.tunedTo(0.05, 0.1);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1_000; i++) {
      double error = Math.exp(-5 + 4 * random.nextDouble());
      double edge = sequence.halfWidth(error);
      assertThat(sequence.pValue(edge, error)).isCloseTo(0.05, within(1e-9));
      assertThat(sequence.pValue(1.01 * edge, error)).isLessThan(0.05);
    }
  }

  /// The boundary itself, on what it was made for: a random walk looked at after every step.
  @Test
  void aRandomWalkSeldomLeavesTheSequence() {
    SplittableRandom random = new SplittableRandom(8);
    ConfidenceSequence sequence = ConfidenceSequence.tunedTo(0.05, 0.2);
    int left = 0;
    int leftOneLook = 0;
    int runs = 2_000;
    for (int run = 0; run < runs; run++) {
      double sum = 0;
      boolean out = false;
      boolean outOneLook = false;
      for (int n = 1; n <= 1_000; n++) {
        sum += random.nextGaussian();
        double error = 1 / Math.sqrt(n);
        out |= Math.abs(sum / n) > sequence.halfWidth(error);
        outOneLook |= Math.abs(sum / n) > 1.96 * error;
      }
      left += out ? 1 : 0;
      leftOneLook += outOneLook ? 1 : 0;
    }
    assertThat(left).as("of %d, seed 8", runs).isBetween(10, 100);
    assertThat(leftOneLook).isGreaterThan(runs / 3);
  }
}
