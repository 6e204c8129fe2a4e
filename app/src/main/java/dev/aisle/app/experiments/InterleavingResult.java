package dev.aisle.app.experiments;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// What an interleaving experiment found.
///
/// @param forControl pages that preferred the control
/// @param forTreatment pages that preferred the treatment
/// @param ties pages with equal credit
/// @param delta `Δ = (forTreatment + ½ ties) / pages − ½` (Chapelle, Joachims, Radlinski, Yue, TOIS
///     2012, eq. 1) with its 95 % interval by bootstrap over shoppers. In `[−½, ½]`; above 0 the
///     treatment is preferred
/// @param error standard error of Δ over shoppers, by the delta method
/// @param pValue two-sided, of Δ = 0; for one planned look
public record InterleavingResult(
    long forControl, long forTreatment, long ties, Interval delta, double error, double pValue) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /// Over the shoppers of an experiment, those without credit too. Costs
  /// [Interval#RESAMPLES] passes over them.
  ///
  /// @param seed of the bootstrap
  public static InterleavingResult of(List<ShopperPreference> shoppers, long seed) {
    ArmMoments moments = new ArmMoments();
    shoppers.forEach(shopper -> shopper.addTo(moments));
    return new InterleavingResult(
        shoppers.stream().mapToLong(ShopperPreference::forControl).sum(),
        shoppers.stream().mapToLong(ShopperPreference::forTreatment).sum(),
        shoppers.stream().mapToLong(ShopperPreference::ties).sum(),
        Interval.of(shoppers, InterleavingResult::delta, seed),
        moments.error(),
        pValue(moments));
  }

  private static double delta(List<ShopperPreference> shoppers) {
    long won = 0;
    long pages = 0;
    for (ShopperPreference shopper : shoppers) {
      won += shopper.forTreatment() - shopper.forControl();
      pages += shopper.pages();
    }
    return won / 2.0 / pages;
  }

  /// Of no preference.
  static double pValue(ArmMoments preferences) {
    double z = Math.abs(preferences.value()) / preferences.error();
    return Double.isNaN(z) ? 1 : Math.min(1, 2 * NORMAL.survivalProbability(z));
  }

  /// Shoppers that interleaving needs to find the preference of shoppers like these at one planned
  /// look: `((z_{1−α/2} + z_power) · error · √shoppers / Δ)²`.
  public long shoppersNeeded(double alpha, double power) {
    double z =
        NORMAL.inverseCumulativeProbability(1 - alpha / 2)
            + NORMAL.inverseCumulativeProbability(power);
    return (long) Math.ceil(delta.groups() * Math.pow(z * error / delta.value(), 2));
  }

  /// Δ with an interval that may be peeked at: call it for every look on all shoppers so far.
  ///
  /// @param sequence in the unit of Δ; [ConfidenceSequence#tunedTo] 0.02 is a fair choice
  public Interval peekedDelta(ConfidenceSequence sequence) {
    double half = sequence.halfWidth(error);
    double value = delta.value();
    return new Interval(value, value - half, value + half, delta.groups());
  }

  /// Figures named `<prefix>/delta`, `/p`, `/for-control`, `/for-treatment`, `/ties`.
  public List<Figure> figures(String prefix, Figure.Source data) {
    int n = delta.groups();
    return List.of(
        new Figure(prefix + "/delta", delta, "", data, 1),
        Figure.exact(prefix + "/p", pValue, "", data, n),
        Figure.exact(prefix + "/for-control", (double) forControl, "pages", data, n),
        Figure.exact(prefix + "/for-treatment", (double) forTreatment, "pages", data, n),
        Figure.exact(prefix + "/ties", (double) ties, "pages", data, n));
  }
}
