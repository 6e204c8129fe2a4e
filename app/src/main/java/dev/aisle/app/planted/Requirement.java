package dev.aisle.app.planted;

import java.util.Locale;

/// What must hold of a figure.
///
/// @param figure its name below `planted/`
/// @param claim in words
/// @param low the least value
/// @param high the largest value
public record Requirement(String figure, String claim, double low, double high) {
  static Requirement least(String figure, String claim, double low) {
    return new Requirement(figure, claim, low, Double.POSITIVE_INFINITY);
  }

  static Requirement most(String figure, String claim, double high) {
    return new Requirement(figure, claim, Double.NEGATIVE_INFINITY, high);
  }

  static Requirement between(String figure, String claim, double low, double high) {
    return new Requirement(figure, claim, low, high);
  }

  /// Whether a value fulfils it.
  public boolean holds(double value) {
    return value >= low && value <= high;
  }

  /// The values allowed: `≥ 0.05`, `0.48 … 0.52`.
  public String threshold() {
    if (high == Double.POSITIVE_INFINITY) {
      return "≥ " + number(low);
    }
    return low == Double.NEGATIVE_INFINITY
        ? "≤ " + number(high)
        : number(low) + " … " + number(high);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
