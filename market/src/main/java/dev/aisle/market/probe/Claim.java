package dev.aisle.market.probe;

import dev.aisle.core.evaluation.Interval;

/// What a run says of a policy.
///
/// @param policy its name
/// @param world where it ran
/// @param value what it brought of the oracle's objective, a page or a shopper
/// @param oracle what the oracle brought of it, in the same unit and on visits of the same kind
/// @param clicks of all its pages
/// @param exposures of all its pages, at least `clicks`
public record Claim(
    String policy, String world, Interval value, Interval oracle, long clicks, long exposures) {
  public Claim {
    if (clicks < 0 || exposures < clicks) {
      throw new IllegalArgumentException(clicks + " clicks on " + exposures + " exposures");
    }
  }

  /// Clicks over exposures; NaN where nothing was shown.
  public double clickRate() {
    return (double) clicks / exposures;
  }
}
