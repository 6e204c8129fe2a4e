package dev.aisle.app.experiments;

/// Intervals that hold the truth at all looks together, so that one may look as often as one likes
/// and stop when one likes.
///
/// For an estimate with standard error `s`, hence with information `I = 1 / s²`, the half-width is
/// ```
/// √( (I + r) / I² · ln((I + r) / (r α²)) )
/// ```
/// (Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, *Time-uniform central limit theory and asymptotic
/// confidence sequences*, Annals of Statistics 2024, eq. 4, with `r = 1/ρ²`; the boundary is
/// Robbins's normal mixture, 1970.) It holds for estimates that are sums over ever more shoppers;
/// for totals of the same shoppers that grow, successive estimates are more alike than that, so it
/// errs on the safe side.
///
/// @param alpha chance that any look's interval misses the truth, in `(0, 1)`
/// @param prior `r`, the information of the mixture's prior; must be fixed before the first look
public record ConfidenceSequence(double alpha, double prior) {
  /// An effect this many standard errors from 0 is about what the sequence needs to see it.
  private static final double STANDARD_ERRORS = 4;

  public ConfidenceSequence {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha is " + alpha + ", not in (0, 1)");
    }
    if (!(prior > 0 && prior < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the prior's information is " + prior + ", not above 0");
    }
  }

  /// Tightest where an effect of the given size becomes visible; wider, though still right, much
  /// earlier and much later. The optimum is the paper's: `r = I* / (−2 ln α + ln(−2 ln α) + 1)` at
  /// information `I*`, here `(4 / effect)²`.
  ///
  /// @param effect smallest effect of interest, in the estimate's unit
  public static ConfidenceSequence tunedTo(double alpha, double effect) {
    double logs = -2 * Math.log(alpha);
    double information = Math.pow(STANDARD_ERRORS / effect, 2);
    return new ConfidenceSequence(alpha, information / (logs + Math.log(logs) + 1));
  }

  /// Half the width of the interval of an estimate with this standard error.
  public double halfWidth(double error) {
    double information = 1 / (error * error);
    double grown = information + prior;
    return Math.sqrt(grown * Math.log(grown / (prior * alpha * alpha))) / information;
  }

  /// The p-value of no effect that belongs to the interval: at most `alpha` exactly where the
  /// interval leaves 0 out. The smallest over all looks so far is valid too.
  public double pValue(double estimate, double error) {
    double information = 1 / (error * error);
    double grown = information + prior;
    double sum = estimate * information;
    double p = Math.sqrt(grown / prior) * Math.exp(-sum * sum / (2 * grown));
    return Double.isNaN(p) ? 1 : Math.min(1, p);
  }
}
