package dev.aisle.core.cascade;

import java.time.Duration;

/// What became of one stage of one request.
public sealed interface StageOutcome {
  /// The stage's slot in lower case, `retrieve` for the first.
  String stage();

  /// The implementation that ran.
  String name();

  /// What it took.
  Duration took();

  /// The slate that goes on to the next stage.
  Slate slate();

  /// The stage answered in time.
  record Answered(String stage, String name, Slate slate, Duration took) implements StageOutcome {}

  /// The stage was late, threw, or returned NaN: the slate that came in goes on.
  ///
  /// @param reason what went wrong, a sentence for the receipt
  record Degraded(String stage, String name, Slate slate, String reason, Duration took)
      implements StageOutcome {}
}
