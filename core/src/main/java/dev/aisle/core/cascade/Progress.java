package dev.aisle.core.cascade;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How far a request has come.
///
/// @param slate what the next stage sees
/// @param tail what limits cut off so far, in final order
record Progress(Retrieval retrieval, List<StageOutcome> outcomes, Slate slate, Slate tail) {
  static final Progress START =
      new Progress(Retrieval.NOTHING, List.of(), Slate.EMPTY, Slate.EMPTY);

  /// After a stage: its slate goes on, what its limit cut goes before the tail.
  Progress with(StageOutcome outcome) {
    List<StageOutcome> more = new ArrayList<>(outcomes);
    more.add(outcome);
    return new Progress(retrieval, more, outcome.slate(), outcome.cut().then(tail));
  }

  /// After retrieval.
  Progress retrieved(Retrieval found, StageOutcome outcome) {
    return new Progress(found, List.of(outcome), outcome.slate(), Slate.EMPTY);
  }

  /// After a retrieval that failed.
  Progress withoutRetrieval(String name, String reason, Duration took) {
    return retrieved(
        Retrieval.NOTHING,
        new StageOutcome.Degraded(
            CascadeStep.RETRIEVE, name, Slate.EMPTY, Slate.EMPTY, reason, took));
  }

  /// The whole list in one slate.
  Progress withTail() {
    return new Progress(retrieval, outcomes, slate.then(tail), Slate.EMPTY);
  }
}
