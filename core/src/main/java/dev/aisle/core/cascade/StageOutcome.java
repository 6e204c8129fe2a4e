package dev.aisle.core.cascade;

import java.time.Duration;

/// What became of one stage of one request.
public sealed interface StageOutcome {
  /// The stage's slot in lower case, `retrieve` for the first.
  String stage();

  /// The implementation that ran.
  String name();

  /// The slate that goes on to the next stage.
  Slate slate();

  /// What the stage's limit held back, in the stage's order: it follows behind the slate in the
  /// final list.
  Slate cut();

  /// What it took.
  Duration took();

  /// The stage answered in time.
  record Answered(String stage, String name, Slate slate, Slate cut, Duration took)
      implements StageOutcome {}

  /// The stage was late, threw, or returned what it may not: the slate that came in goes on, within
  /// the stage's limit.
  ///
  /// @param reason what went wrong, for the receipt: `was late: not done 31.0 ms after …`
  record Degraded(String stage, String name, Slate slate, Slate cut, String reason, Duration took)
      implements StageOutcome {}
}
