package dev.aisle.app.experiments;

import dev.aisle.core.evaluation.Interval;

/// An experiment that is looked at while it runs. Feed it the arms' totals so far as often as you
/// like; stop at the first [Look] that is decided.
///
/// The sequence runs on `ln(treatment / control)`: relative effects keep their scale while totals
/// grow. What was decided once stays decided. Mutable; not for several threads.
public final class SequentialTest {
  /// Below this many shoppers in an arm nothing is decided: the central limit theorem has not
  /// begun.
  public static final int MINIMUM_SHOPPERS = 100;

  /// What a test says.
  public enum Decision {
    /// Go on.
    OPEN,
    /// The treatment is worse.
    CONTROL,
    /// The treatment is better.
    TREATMENT
  }

  /// How a test is run; fixed before the first look.
  ///
  /// @param metric the one metric that decides
  /// @param sequence on the logarithm of the ratio of the arms
  /// @param cuped whether the pre-period is taken out
  public record Plan(OnlineMetric metric, ConfidenceSequence sequence, boolean cuped) {
    /// @param alpha chance of ever deciding where there is no effect
    /// @param lift smallest relative lift worth finding, for example 0.02
    public static Plan of(OnlineMetric metric, double alpha, double lift, boolean cuped) {
      return new Plan(metric, ConfidenceSequence.tunedTo(alpha, Math.abs(Math.log1p(lift))), cuped);
    }
  }

  /// What one look saw.
  ///
  /// @param number from 1
  /// @param lift relative lift with the sequence's interval, at level `1 − alpha` over all looks
  ///     together; NaN as long as an arm has nothing
  /// @param pValue the smallest of this and the earlier looks, valid at any stopping time
  public record Look(
      int number, ArmComparison comparison, Interval lift, double pValue, Decision decision) {
    /// Whether the experiment may stop.
    public boolean decided() {
      return decision != Decision.OPEN;
    }
  }

  private final Plan plan;
  private int looks;
  private double pValue = 1;
  private Decision decision = Decision.OPEN;

  /// A test that has seen nothing yet.
  public SequentialTest(Plan plan) {
    this.plan = plan;
  }

  /// Looks once more.
  ///
  /// @param control totals of the control since the beginning
  /// @param treatment totals of the treatment since the beginning
  public Look look(ArmMoments control, ArmMoments treatment) {
    ArmComparison comparison = ArmComparison.of(plan.metric(), control, treatment);
    Effect effect = plan.cuped() ? comparison.adjusted() : comparison.plain();
    double half = plan.sequence().halfWidth(effect.logError());
    double log = effect.logRatio();
    boolean enough = Math.min(control.shoppers(), treatment.shoppers()) >= MINIMUM_SHOPPERS;
    if (enough) {
      pValue = Math.min(pValue, plan.sequence().pValue(log, effect.logError()));
      decide(log, half);
    }
    looks++;
    Interval lift =
        new Interval(
            Math.expm1(log),
            Math.expm1(log - half),
            Math.expm1(log + half),
            effect.lift().groups());
    return new Look(looks, comparison, lift, pValue, decision);
  }

  private void decide(double log, double half) {
    if (decision == Decision.OPEN && Math.abs(log) > half) {
      decision = log > 0 ? Decision.TREATMENT : Decision.CONTROL;
    }
  }
}
