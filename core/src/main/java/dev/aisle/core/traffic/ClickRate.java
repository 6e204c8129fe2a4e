package dev.aisle.core.traffic;

/// How often what was shown was clicked.
///
/// The interval is Wilson's score interval at 95 % (E. B. Wilson, "Probable inference, the law of
/// succession, and statistical inference", JASA 22, 1927), which also holds for few exposures and
/// for rates near 0. It takes exposures as independent; those of one shopper are not, so it is a
/// little too narrow. Experiments use [dev.aisle.core.evaluation.Interval] instead.
///
/// @param exposures items shown
/// @param clicks those of them that were clicked, each counted once
public record ClickRate(long exposures, long clicks) {
  private static final double Z = 1.959963984540054; // the normal quantile of 0.975

  public ClickRate {
    if (clicks < 0 || clicks > exposures) {
      throw new IllegalArgumentException(clicks + " clicks of " + exposures + " exposures");
    }
  }

  /// Clicks per exposure, 0 where nothing was shown.
  public double rate() {
    return exposures == 0 ? 0 : (double) clicks / exposures;
  }

  /// The interval's lower end; 0 where nothing was shown.
  public double low() {
    return clicks == 0 ? 0 : Math.max(0, centre() - halfWidth());
  }

  /// The interval's upper end; 1 where nothing was shown.
  public double high() {
    return clicks == exposures ? 1 : Math.min(1, centre() + halfWidth());
  }

  /// `(p + z² / 2n) / (1 + z² / n)`.
  private double centre() {
    return (rate() + Z * Z / (2 * exposures)) / (1 + Z * Z / exposures);
  }

  /// `z / (1 + z² / n) · √(p (1 − p) / n + z² / 4n²)`.
  private double halfWidth() {
    double n = exposures;
    return Z / (1 + Z * Z / n) * StrictMath.sqrt(rate() * (1 - rate()) / n + Z * Z / (4 * n * n));
  }
}
