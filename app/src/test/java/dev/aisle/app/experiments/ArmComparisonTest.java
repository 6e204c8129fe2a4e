package dev.aisle.app.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ArmComparisonTest {
  private static final PotentialOutcomes POOL = TestShoppers.pool(4_000, 0.3, 11);

  private static ArmMoments moments(double[]... rows) {
    ArmMoments moments = new ArmMoments();
    for (double[] row : rows) {
      moments.add(row[0], row[1], row.length > 2 ? row[2] : 0, row.length > 3 ? row[3] : 0);
    }
    return moments;
  }

  private static double[] row(double... numbers) {
    return numbers;
  }

  @Test
  void aMeanIsComparedAsWelchWould() {
    ArmMoments control = moments(row(1, 1), row(2, 1), row(3, 1), row(4, 1));
    ArmMoments treatment = moments(row(3, 1), row(5, 1), row(7, 1));
    Effect effect = ArmComparison.of(OnlineMetric.UCVR, control, treatment).plain();
    // Variances 5/3 and 4; error² = 5/12 + 4/3 = 1.75.
    assertThat(effect.difference().value()).isCloseTo(2.5, within(1e-12));
    assertThat(effect.differenceError()).isCloseTo(Math.sqrt(1.75), within(1e-12));
    assertThat(effect.difference().high()).isCloseTo(2.5 + 1.959964 * 1.322876, within(1e-5));
    assertThat(effect.lift().value()).isCloseTo(1, within(1e-12));
    // z = 1.889822, two-sided.
    assertThat(effect.pValue()).isCloseTo(0.058782, within(1e-6));
  }

  @Test
  void aRatioIsOfSumsAndItsErrorOverShoppers() {
    // Σx = 6, Σy = 30; residuals x − 0.2 y: 0, 1, −1.
    ArmMoments arm = moments(row(2, 10), row(3, 10), row(1, 10));
    assertThat(arm.value()).isCloseTo(0.2, within(1e-12));
    assertThat(arm.error()).isCloseTo(Math.sqrt(2.0 / 2 / 3) / 10, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void theErrorIsThatOfABootstrapOverShoppers(OnlineMetric metric) {
    List<ShopperTotals> shoppers = POOL.control().subList(0, 2_000);
    ArmMoments moments = ArmMoments.of(metric, shoppers);
    Interval bootstrap = Interval.of(shoppers, drawn -> ArmMoments.of(metric, drawn).value(), 5);
    double error = (bootstrap.high() - bootstrap.low()) / (2 * 1.959964);
    assertThat(moments.value()).isEqualTo(bootstrap.value());
    assertThat(moments.error()).isCloseTo(error, within(0.12 * error));
  }

  @Test
  void metricsAreWhatTheirFormulasSay() {
    Totals busy = new Totals(4, 40, 8, 3, 2, 5_000);
    Totals looking = new Totals(1, 10, 0, 0, 0, 0);
    List<ShopperTotals> shoppers =
        List.of(
            new ShopperTotals(busy), new ShopperTotals(looking), new ShopperTotals(Totals.NONE));
    assertThat(value(OnlineMetric.CTR, shoppers)).isEqualTo(8.0 / 50);
    assertThat(value(OnlineMetric.UCTR, shoppers)).isEqualTo(0.5);
    assertThat(value(OnlineMetric.CVR, shoppers)).isEqualTo(0.25);
    assertThat(value(OnlineMetric.UCVR, shoppers)).isEqualTo(0.5);
    assertThat(value(OnlineMetric.GMV_PER_SHOPPER, shoppers)).isEqualTo(2_500);
    assertThat(value(OnlineMetric.ORDERS_PER_PAGE, shoppers)).isEqualTo(0.4);
    assertThat(ArmMoments.of(OnlineMetric.CTR, shoppers).shoppers()).isEqualTo(2);
  }

  private static double value(OnlineMetric metric, List<ShopperTotals> shoppers) {
    return ArmMoments.of(metric, shoppers).value();
  }

  @Test
  void swappingTheArmsTurnsEverythingRound() {
    ArmMoments a = POOL.moments(OnlineMetric.CTR, false);
    ArmMoments b = moments(row(2, 10, 1, 9), row(3, 10, 2, 8), row(1, 10, 0, 12));
    ArmComparison there = ArmComparison.of(OnlineMetric.CTR, a, b);
    ArmComparison back = ArmComparison.of(OnlineMetric.CTR, b, a);
    assertThat(back.adjusted().difference().low())
        .isCloseTo(-there.adjusted().difference().high(), within(1e-12));
    assertThat(1 + back.adjusted().lift().low())
        .isCloseTo(1 / (1 + there.adjusted().lift().high()), within(1e-12));
    assertThat(back.plain().pValue()).isCloseTo(there.plain().pValue(), within(1e-12));
  }

  /// Against the textbook: regress the outcomes of both arms, each less its arm's mean, on the
  /// pre-period.
  @Test
  void cupedIsTheRegressionOnThePrePeriod() {
    ArmMoments control =
        moments(row(1, 1, 2, 1), row(3, 1, 5, 1), row(2, 1, 4, 1), row(6, 1, 9, 1));
    ArmMoments treatment = moments(row(4, 1, 6, 1), row(2, 1, 1, 1), row(6, 1, 5, 1));
    ArmComparison comparison = ArmComparison.of(OnlineMetric.UCVR, control, treatment);
    // Within the arms, control: Σ(w−5)(z−3) = 6+0+1+12 = 19, Σ(w−5)² = 26, over 3;
    // treatment Σ(w−4)(z−4) = 0+6+2 = 8, Σ(w−4)² = 14 over 2.
    double theta = (4 * 19 / 3.0 + 3 * 8 / 2.0) / (4 * 26 / 3.0 + 3 * 14 / 2.0);
    assertThat(comparison.theta()).isCloseTo(theta, within(1e-12));
    double difference = (4.0 - 3.0) - theta * (4.0 - 5.0);
    assertThat(comparison.adjusted().difference().value()).isCloseTo(difference, within(1e-12));
    double varianceControl = (14 - 2 * theta * 19 + theta * theta * 26) / 3 / 4;
    double varianceTreatment = (8 - 2 * theta * 8 + theta * theta * 14) / 2 / 3;
    assertThat(comparison.adjusted().differenceError())
        .isCloseTo(Math.sqrt(varianceControl + varianceTreatment), within(1e-12));
  }

  @Test
  void aPrePeriodThatTellsAllLeavesNoVariance() {
    ArmMoments control = moments(row(1, 1, 1, 1), row(3, 1, 3, 1), row(8, 1, 8, 1));
    ArmMoments treatment = moments(row(4, 1, 2, 1), row(7, 1, 5, 1), row(9, 1, 7, 1));
    ArmComparison comparison = ArmComparison.of(OnlineMetric.UCVR, control, treatment);
    assertThat(comparison.theta()).isCloseTo(1, within(1e-12));
    assertThat(comparison.varianceReduction()).isCloseTo(1, within(1e-9));
    assertThat(comparison.adjusted().difference().value()).isCloseTo(2, within(1e-9));
  }

  @Test
  void withoutAPrePeriodCupedChangesNothing() {
    ArmMoments control = moments(row(1, 1), row(3, 1), row(8, 1));
    ArmMoments treatment = moments(row(4, 1), row(7, 1), row(9, 1));
    ArmComparison comparison = ArmComparison.of(OnlineMetric.UCVR, control, treatment);
    assertThat(comparison.adjusted()).isEqualTo(comparison.plain());
    assertThat(comparison.varianceReduction()).isZero();
  }

  /// 400 experiments on shoppers drawn anew; both intervals hold the truth about 19 times in 20,
  /// and CUPED's are narrower for what shoppers do habitually.
  @ParameterizedTest
  @EnumSource(names = {"CTR", "GMV_PER_SHOPPER", "ORDERS_PER_PAGE"})
  void intervalsHoldTheTruth(OnlineMetric metric) {
    double truth = POOL.lift(metric);
    int runs = 400;
    int plain = 0;
    int adjusted = 0;
    double reduction = 0;
    SplittableRandom random = new SplittableRandom(17);
    for (int run = 0; run < runs; run++) {
      ArmMoments control = drawn(POOL.control(), metric, random);
      ArmMoments treatment = drawn(POOL.treatment(), metric, random);
      ArmComparison comparison = ArmComparison.of(metric, control, treatment);
      plain += holds(comparison.plain().lift(), truth);
      adjusted += holds(comparison.adjusted().lift(), truth);
      reduction += comparison.varianceReduction() / runs;
    }
    assertThat(plain).as("plain, seed 17").isBetween(366, 394);
    assertThat(adjusted).as("CUPED, seed 17").isBetween(366, 394);
    assertThat(reduction).isBetween(0.02, 0.9);
  }

  private static ArmMoments drawn(
      List<ShopperTotals> pool, OnlineMetric metric, SplittableRandom random) {
    List<ShopperTotals> shoppers = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      shoppers.add(pool.get(random.nextInt(pool.size())));
    }
    return ArmMoments.of(metric, shoppers);
  }

  private static int holds(Interval interval, double truth) {
    return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
  }

  @Test
  void anArmWithoutAnythingSaysNothing() {
    ArmMoments nothing = moments(row(0, 1), row(0, 1));
    Effect effect =
        ArmComparison.of(OnlineMetric.UCVR, nothing, moments(row(1, 1), row(0, 1))).plain();
    assertThat(effect.lift().value()).isNaN();
    Effect empty = ArmComparison.of(OnlineMetric.UCVR, new ArmMoments(), new ArmMoments()).plain();
    assertThat(empty.pValue()).isEqualTo(1);
  }

  @Test
  void partsOfAnArmAddUp() {
    ArmMoments parts = POOL.moments(OnlineMetric.CTR, true);
    parts.add(POOL.moments(OnlineMetric.CTR, false));
    List<ShopperTotals> both = new ArrayList<>(POOL.treatment());
    both.addAll(POOL.control());
    ArmMoments whole = ArmMoments.of(OnlineMetric.CTR, both);
    assertThat(parts.value()).isEqualTo(whole.value());
    assertThat(parts.error()).isEqualTo(whole.error());
    assertThat(parts.shoppers()).isEqualTo(8_000);
  }

  @Test
  void figuresCarryTheNamesOfTheDocumentation() {
    ArmComparison comparison =
        ArmComparison.of(
            OnlineMetric.GMV_PER_SHOPPER,
            POOL.moments(OnlineMetric.GMV_PER_SHOPPER, false),
            POOL.moments(OnlineMetric.GMV_PER_SHOPPER, true));
    assertThat(comparison.figures("experiment/x", Figure.Source.SIMULATED))
        .extracting(Figure::figure)
        .startsWith("experiment/x/gmv-per-shopper/control")
        .contains("experiment/x/gmv-per-shopper/cuped/variance-reduction")
        .doesNotHaveDuplicates();
  }
}
