package dev.aisle.app.offpolicy;

/// What importance weights tell of themselves.
///
/// @param mean of all weights; its expectation is 1 where every choice is supported
/// @param error standard error of the mean over clusters
/// @param effectiveSample `(Σw)² / Σw²`
record Weighing(double mean, double error, double effectiveSample) {
  /// Whether the mean misses 1 by more than chance and a tolerated share explain.
  boolean offByMoreThan(double share, double errors) {
    return Math.abs(mean - 1) > share + errors * error;
  }
}
