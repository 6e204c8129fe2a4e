package dev.aisle.app.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.app.experiments.SequentialTest.Decision;
import dev.aisle.app.experiments.SequentialTest.Plan;
import dev.aisle.core.evaluation.Figure;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tests themselves put to the test, on made-up shoppers. Seeds are fixed and in the calls.
final class KnownAnswersTest {
  private static final PotentialOutcomes POOL = TestShoppers.pool(6_000, 0.18, 21);

  @ParameterizedTest
  @CsvSource({"UCVR, false", "UCVR, true", "CTR, true", "GMV_PER_SHOPPER, false", "CVR, true"})
  void aThousandPeekedTestsOfNothingDecideFewerThanTheirLevel(OnlineMetric metric, boolean cuped) {
    PotentialOutcomes nothing = PotentialOutcomes.same(POOL.control());
    PeekedRuns runs = KnownAnswers.peeked(nothing, Plan.of(metric, 0.05, 0.1, cuped), 1_000, 20, 7);
    assertThat(runs.lift()).isZero();
    assertThat(runs.decided().value()).isLessThanOrEqualTo(0.05);
    assertThat(runs.heldThroughout().value()).isGreaterThanOrEqualTo(0.95);
    // One planned look keeps its level too, and peeking at it does not.
    assertThat(runs.found().value()).isBetween(0.03, 0.07);
    assertThat(runs.held().value()).isBetween(0.93, 0.97);
    assertThat(runs.naivelyDecided().value()).isGreaterThan(0.15);
  }

  @ParameterizedTest
  @CsvSource({"UCVR, false", "UCVR, true", "ORDERS_PER_PAGE, true"})
  void aPlantedLiftIsFoundAsOftenAsStated(OnlineMetric metric, boolean cuped) {
    int count = 1_000;
    PeekedRuns runs =
        KnownAnswers.peeked(POOL, Plan.of(metric, 0.05, POOL.lift(metric), cuped), count, 20, 9);

    ArmMoments control = POOL.moments(metric, false);
    ArmMoments treatment = POOL.moments(metric, true);
    double reduction = ArmComparison.of(metric, control, treatment).varianceReduction();
    Power power = Power.of(control, treatment, 0.05).withCuped(cuped ? reduction : 0);
    double stated = power.at(POOL.size() / 2, POOL.lift(metric));

    assertThat(stated).as("a power that can be missed").isBetween(0.3, 0.95);
    BinomialDistribution finds = BinomialDistribution.of(count, stated);
    assertThat((int) Math.round(runs.found().value() * count))
        .as("stated %s", stated)
        .isBetween(
            finds.inverseCumulativeProbability(0.005), finds.inverseCumulativeProbability(0.995));
    // The test that may be peeked at finds fewer, and never the wrong arm as often as its level.
    double bound =
        power.at(
            POOL.size() / 2,
            POOL.lift(metric),
            Plan.of(metric, 0.05, POOL.lift(metric), cuped).sequence());
    assertThat(runs.decidedForTreatment().high()).as("at least %s", bound).isGreaterThan(bound);
    assertThat(runs.decidedForTreatment().low()).isLessThan(bound + 0.2);
    assertThat(runs.decidedForTreatment().value()).isLessThan(runs.found().value());
    assertThat(runs.decided().value() - runs.decidedForTreatment().value()).isLessThan(0.01);
    assertThat(runs.heldThroughout().value()).isGreaterThanOrEqualTo(0.95);
    assertThat(runs.shareOfShoppers()).isLessThan(1);
  }

  /// The other way an experiment grows: the same shoppers, who come again every day.
  @Test
  void totalsOfTheSameShoppersMayBePeekedAtToo() {
    int days = 20;
    int shoppers = 400;
    int runs = 1_000;
    int decided = 0;
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < runs; run++) {
      SequentialTest test = new SequentialTest(Plan.of(OnlineMetric.CTR, 0.05, 0.1, false));
      double[] rate = random.doubles(shoppers, 0, 0.2).toArray();
      double[][] clicks = new double[2][shoppers];
      Decision decision = Decision.OPEN;
      for (int day = 1; day <= days; day++) {
        ArmMoments[] arms = {new ArmMoments(), new ArmMoments()};
        for (int i = 0; i < shoppers; i++) {
          for (int exposure = 0; exposure < 3; exposure++) {
            clicks[i % 2][i] += random.nextDouble() < rate[i] ? 1 : 0;
          }
          arms[i % 2].add(clicks[i % 2][i], 3 * day, 0, 0);
        }
        decision = test.look(arms[0], arms[1]).decision();
      }
      decided += decision == Decision.OPEN ? 0 : 1;
    }
    assertThat(decided).as("of %d, seed 5", runs).isLessThanOrEqualTo(50);
  }

  @Test
  void theSameSeedGivesTheSameRuns() {
    Plan plan = Plan.of(OnlineMetric.UCVR, 0.05, 0.1, true);
    PeekedRuns once = KnownAnswers.peeked(POOL, plan, 50, 5, 1);
    assertThat(KnownAnswers.peeked(POOL, plan, 50, 5, 1)).isEqualTo(once);
    assertThat(KnownAnswers.peeked(POOL, plan, 50, 5, 2)).isNotEqualTo(once);
    assertThat(once.figures("experiment/known", Figure.Source.SIMULATED))
        .extracting(Figure::figure)
        .contains("experiment/known/decided", "experiment/known/naively-decided");
  }

  @Test
  void powerAndShoppersNeededAreEachOthersInverse() {
    Power power = new Power(2.4, 0.05);
    long n = power.shoppersPerArm(0.02, 0.8);
    // 2 (1.959964 + 0.841621)² · 2.4² / 0.02²
    assertThat(n).isEqualTo(226_048);
    assertThat(power.at(n, 0.02)).isBetween(0.8, 0.80001);
    assertThat(power.withCuped(0.5).shoppersPerArm(0.02, 0.8)).isEqualTo((n + 1) / 2);
  }

  @Test
  void peekingCostsLessThanTwiceTheShoppers() {
    Power power = new Power(2.4, 0.05);
    Plan plan = Plan.of(OnlineMetric.UCVR, 0.05, 0.02, false);
    long peeked = power.shoppersPerArm(0.02, 0.8, plan.sequence());
    assertThat(power.at(peeked, 0.02, plan.sequence())).isGreaterThanOrEqualTo(0.8);
    assertThat(power.at(peeked - 1, 0.02, plan.sequence())).isLessThan(0.8);
    double price = (double) peeked / power.shoppersPerArm(0.02, 0.8);
    assertThat(price).isBetween(1.5, 2.0);
  }
}
