package dev.aisle.learning.samples;

/// How the pages are split by time: the newest are the test, those before them the validation, and
/// models learn from the rest. A list's pages, and pages of one instant, stay together.
///
/// @param validation share of the pages in `[0, 1)`, default 0.1
/// @param test share of the pages in `[0, 1)`, default 0.1
public record TimeSplit(double validation, double test) {
  /// The last tenth is the test, the tenth before it the validation.
  public static final TimeSplit DEFAULT = new TimeSplit(0.1, 0.1);

  /// @throws IllegalArgumentException where a share is not in `[0, 1)` or nothing is left to learn
  ///     from
  public TimeSplit {
    if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
      throw new IllegalArgumentException(
          "shares of validation and test: " + validation + ", " + test);
    }
  }
}
