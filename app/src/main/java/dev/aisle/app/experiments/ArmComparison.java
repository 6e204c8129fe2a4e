package dev.aisle.app.experiments;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.util.List;

/// Two arms compared by one metric, as it stands and with CUPED.
///
/// @param plain from the experiment alone
/// @param adjusted with what the pre-period explains taken out; equal to `plain` where there is no
///     pre-period
/// @param theta CUPED's coefficient, see [Cuped]
public record ArmComparison(OnlineMetric metric, Effect plain, Effect adjusted, double theta) {
  /// Compares arms of any sizes.
  public static ArmComparison of(OnlineMetric metric, ArmMoments control, ArmMoments treatment) {
    Cuped cuped = Cuped.of(control, treatment);
    return new ArmComparison(
        metric,
        Effect.of(control, treatment, Cuped.NONE),
        Effect.of(control, treatment, cuped),
        cuped.theta());
  }

  /// The share of the variance of the difference that CUPED took out, in `[0, 1]` but for noise.
  public double varianceReduction() {
    double ratio = adjusted.differenceError() / plain.differenceError();
    return theta == 0 ? 0 : 1 - ratio * ratio;
  }

  /// Figures named `<prefix>/<metric>/…`: `control`, `treatment`, `difference`, `lift`, `p`, and
  /// the same of `cuped/…` with the `variance-reduction`.
  public List<Figure> figures(String prefix, Figure.Source data) {
    String name = prefix + "/" + metric.label() + "/";
    long n = plain.shoppers();
    String unit = metric.unit();
    return List.of(
        Figure.exact(name + "control", plain.control(), unit, data, n),
        Figure.exact(name + "treatment", plain.treatment(), unit, data, n),
        figure(name + "difference", plain.difference(), unit, data),
        figure(name + "lift", plain.lift(), "", data),
        Figure.exact(name + "p", plain.pValue(), "", data, n),
        figure(name + "cuped/difference", adjusted.difference(), unit, data),
        figure(name + "cuped/lift", adjusted.lift(), "", data),
        Figure.exact(name + "cuped/p", adjusted.pValue(), "", data, n),
        Figure.exact(name + "cuped/variance-reduction", varianceReduction(), "", data, n));
  }

  private static Figure figure(String name, Interval interval, String unit, Figure.Source data) {
    return new Figure(name, interval, unit, data, 1);
  }
}
