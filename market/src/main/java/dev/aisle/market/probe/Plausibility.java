package dev.aisle.market.probe;

import dev.aisle.core.evaluation.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says where a result is too good, or too odd, to be true.
///
/// **Above the oracle.** No honest policy can bring more of the oracle's objective than the oracle,
/// but one that is as good may measure higher by chance. With half-widths `h` of two 95 % intervals
/// a policy is doubted where
///
/// `value − oracle > 2 · sqrt(h_value² + h_oracle²)`
///
/// that is 3.9 standard errors of the difference: by chance once in 20,000 comparisons of equals.
///
/// **Click rate.** The band is `[0.5 %, 25 %]` of exposures on pages of [#PLACES] places. Below it
/// lies what shoppers do with a page that has nothing to do with what they want; above it would be
/// five clicks on every page, when the oracle's pages get four in the easiest world. Shorter pages
/// have higher rates, since attention falls with the place; their bound is
/// `25 % · sqrt(20 / places)`, at most 80 %.
public final class Plausibility {
  /// Places of a usual page.
  public static final int PLACES = 20;

  /// The least plausible share of exposures that are clicked.
  public static final double LEAST_CLICKS = 0.005;

  /// The greatest, on pages of [#PLACES].
  public static final double MOST_CLICKS = 0.25;

  /// Exposures below which a click rate says nothing.
  private static final long ENOUGH = 2_000;

  private static final double HIGHEST = 0.8;
  private static final double BEYOND = 2;

  private Plausibility() {}

  /// What speaks against a claim; empty where nothing does.
  ///
  /// @param places on a page
  public static List<Doubt> doubts(Claim claim, int places) {
    List<Doubt> doubts = new ArrayList<>();
    if (beyond(claim.value(), claim.oracle())) {
      doubts.add(aboveOracle(claim));
    }
    double most = Math.min(HIGHEST, MOST_CLICKS * Math.sqrt((double) PLACES / places));
    double rate = claim.clickRate();
    if (claim.exposures() >= ENOUGH && !(rate >= LEAST_CLICKS && rate <= most)) {
      doubts.add(oddRate(claim, most));
    }
    return List.copyOf(doubts);
  }

  private static boolean beyond(Interval value, Interval oracle) {
    double below = value.value() - value.low();
    double above = oracle.high() - oracle.value();
    return value.value() - oracle.value() > BEYOND * Math.hypot(below, above);
  }

  private static Doubt aboveOracle(Claim claim) {
    return new Doubt(
        String.format(
            Locale.ROOT,
            "%s has %s but the oracle of the world %s, which knows the truth, has %s.",
            claim.policy(),
            text(claim.value()),
            claim.world(),
            text(claim.oracle())),
        "Look for what the policy knows and may not know (latent tastes, seeds, later clicks), "
            + "then for a fault in the measurement.");
  }

  private static Doubt oddRate(Claim claim, double most) {
    return new Doubt(
        String.format(
            Locale.ROOT,
            "%s has clicks on %.2f %% of its %,d exposures in the world %s; "
                + "from %.1f to %.1f %% is plausible.",
            claim.policy(),
            100 * claim.clickRate(),
            claim.exposures(),
            claim.world(),
            100 * LEAST_CLICKS,
            100 * most),
        "Check that the pages are those that shoppers saw, and that each click counts once.");
  }

  private static String text(Interval interval) {
    return String.format(
        Locale.ROOT, "%.4g [%.4g, %.4g]", interval.value(), interval.low(), interval.high());
  }
}
