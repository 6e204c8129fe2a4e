package dev.aisle.core.cascade;

import java.time.Duration;
import java.util.List;

/// What the cascade made of a request.
///
/// @param retrieval what the first stage found: total, facets, corrected query
/// @param outcomes what became of each stage that ran, retrieval first; a stage that was skipped
///     (because of the sort order, or because nothing was left) is not in it
/// @param slate the whole ranked list: first what the last stage let through, behind it what the
///     stages' limits cut off, the latest cut first, so that a deep page continues the page before.
///     What a stage dropped is not in it
/// @param bundle version of the models and configuration
/// @param took from the call to the answer
public record CascadeAnswer(
    Request request,
    Retrieval retrieval,
    List<StageOutcome> outcomes,
    Slate slate,
    String bundle,
    Duration took) {
  public CascadeAnswer {
    outcomes = List.copyOf(outcomes);
  }

  /// The candidates on the page that was asked for; empty past the end.
  public List<Candidate> page() {
    int from = Math.min(request.offset(), slate.size());
    int to = (int) Math.min((long) request.offset() + request.size(), slate.size());
    return slate.candidates().subList(from, to);
  }

  /// The stages that could not answer.
  public List<StageOutcome.Degraded> degraded() {
    return outcomes.stream()
        .filter(StageOutcome.Degraded.class::isInstance)
        .map(StageOutcome.Degraded.class::cast)
        .toList();
  }
}
