package dev.aisle.core.cascade;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
  ///
  /// @param gain what the order is expected to bring, null where the stage does not tell
  record Answered(
      String stage, String name, Slate slate, Slate cut, @Nullable Gain gain, Duration took)
      implements StageOutcome {
    /// An answer that says nothing of its worth.
    public Answered(String stage, String name, Slate slate, Slate cut, Duration took) {
      this(stage, name, slate, cut, null, took);
    }
  }

  /// The stage was late, threw, or returned what it may not: the slate that came in goes on, within
  /// the stage's limit.
  ///
  /// @param reason what went wrong, for the receipt: `was late: not done 31.0 ms after …`
  record Degraded(String stage, String name, Slate slate, Slate cut, String reason, Duration took)
      implements StageOutcome {}
}
