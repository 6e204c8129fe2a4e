package dev.aisle.app.experiments;

import dev.aisle.core.evaluation.Interval;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// How far the treatment is from the control, with standard errors clustered by shopper.
///
/// @param control the metric in the control
/// @param treatment the metric in the treatment
/// @param differenceError standard error of `treatment − control`: the arms are independent, so
///     `√(var_t + var_c)`
/// @param logError standard error of `ln(treatment / control)`, by the delta method
///     `√(var_t / treatment² + var_c / control²)`
/// @param shoppers in both arms
public record Effect(
    double control, double treatment, double differenceError, double logError, long shoppers) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /// From the arms' values and their variances.
  static Effect of(ArmMoments control, ArmMoments treatment, Cuped cuped) {
    double valueControl = cuped.value(control);
    double valueTreatment = cuped.value(treatment);
    double varianceControl = cuped.variance(control);
    double varianceTreatment = cuped.variance(treatment);
    return new Effect(
        valueControl,
        valueTreatment,
        Math.sqrt(varianceTreatment + varianceControl),
        Math.sqrt(
            varianceTreatment / (valueTreatment * valueTreatment)
                + varianceControl / (valueControl * valueControl)),
        control.shoppers() + treatment.shoppers());
  }

  /// `treatment − control` with its 95 % interval, in the metric's unit.
  public Interval difference() {
    return Interval.ofError(treatment - control, differenceError, groups());
  }

  /// `treatment / control − 1` with its 95 % interval, which is symmetric on the logarithm:
  /// swapping the arms turns `[a, b]` into `[1/(1+b) − 1, 1/(1+a) − 1]`. NaN where an arm has
  /// nothing.
  public Interval lift() {
    Interval log = Interval.ofError(logRatio(), logError, groups());
    return new Interval(
        Math.expm1(log.value()), Math.expm1(log.low()), Math.expm1(log.high()), groups());
  }

  /// `ln(treatment / control)`; NaN where an arm has nothing, for nothing can be said then.
  double logRatio() {
    return treatment > 0 && control > 0 ? Math.log(treatment / control) : Double.NaN;
  }

  /// Two-sided, of no difference, by the normal approximation: below 0.05 exactly where the 95 %
  /// interval of [#difference] leaves 0 out. Good for one look that was planned, not for peeking.
  public double pValue() {
    double z = Math.abs(treatment - control) / differenceError;
    return Double.isNaN(z) ? 1 : Math.min(1, 2 * NORMAL.survivalProbability(z));
  }

  private int groups() {
    return (int) Math.min(Integer.MAX_VALUE, shoppers);
  }
}
