package dev.aisle.app.offpolicy;

import dev.aisle.app.offpolicy.Estimate.Refused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// When an estimate is refused rather than given.
///
/// @param unsupportedShare most of the evaluated policy's choices that the logging policy may never
///     make, in `[0, 1)`: what they would earn is not in the log, whatever the estimator
/// @param effectiveSample fewest effective samples; below it a few samples decide, and the interval
///     itself cannot be trusted
public record Limits(double unsupportedShare, double effectiveSample) {
  /// At most 1 % unsupported and at least 200 effective samples.
  public static final Limits DEFAULTS = new Limits(0.01, 200);

  /// Standard errors by which the mean weight may miss 1. Generous, since weights are skewed: a log
  /// that happens to lack large ones has a low mean and a small error at once.
  private static final double TOLERANCE = 6;

  public Limits {
    if (!(unsupportedShare >= 0 && unsupportedShare < 1)) {
      throw new IllegalArgumentException(
          "the unsupported share is " + unsupportedShare + ", not in [0, 1)");
    }
    if (!(effectiveSample >= 0)) {
      throw new IllegalArgumentException("the effective sample is " + effectiveSample);
    }
  }

  /// Why these weights allow no estimate; null where they do.
  @Nullable Refused refusal(Weighing weights, double unsupported) {
    double effective = weights.effectiveSample();
    String problem;
    String remedy;
    if (unsupported > unsupportedShare) {
      problem =
          String.format(
              Locale.ROOT,
              "%.1f %% of what the policy would show was never shown by the logging policy, more"
                  + " than %.1f %%",
              100 * unsupported,
              100 * unsupportedShare);
      remedy = "Log with more exploration, or evaluate a policy closer to the logging policy.";
    } else if (!(effective >= effectiveSample)) {
      problem =
          String.format(
              Locale.ROOT,
              "the log is worth %.0f effective samples, fewer than %.0f",
              effective,
              effectiveSample);
      remedy = "Collect more of the log, clip the weights, or evaluate a policy closer to it.";
    } else if (weights.offByMoreThan(unsupportedShare, TOLERANCE)) {
      problem =
          String.format(
              Locale.ROOT,
              "the weights average %.4f ± %.4f where 1 is expected",
              weights.mean(),
              weights.error());
      remedy =
          "Check that the propensities are those the log was made with and that every choice had"
              + " one above 0.";
    } else {
      return null;
    }
    return new Refused(problem, unsupported, effective, remedy);
  }
}
