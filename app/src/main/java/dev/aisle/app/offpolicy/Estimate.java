package dev.aisle.app.offpolicy;

import dev.aisle.core.evaluation.Interval;

/// What a log says about a policy that did not make it: a value, or why there is none.
public sealed interface Estimate {
  /// The log can say it.
  ///
  /// @param interval mean reward under the evaluated policy (per sample, or per page of a slate
  ///     estimator), with its 95 % interval over clusters
  /// @param effectiveSample `(Σw)² / Σw²`: how many samples of the evaluated policy the log is
  ///     worth
  /// @param meanWeight `Σw / n`; 1 but for noise
  /// @param clippedShare of the samples whose weight was cut
  record Estimated(
      Interval interval, double effectiveSample, double meanWeight, double clippedShare)
      implements Estimate {}

  /// The log cannot say it.
  ///
  /// @param reason what is missing
  /// @param unsupportedShare of the evaluated policy's choices that the logging policy never makes
  /// @param effectiveSample `(Σw)² / Σw²`
  /// @param remedy what would help, a sentence
  record Refused(String reason, double unsupportedShare, double effectiveSample, String remedy)
      implements Estimate {}
}
