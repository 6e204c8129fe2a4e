package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.Exposure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the receipt of an answer.
public final class Receipts {
  /// Candidates of retrieval that a receipt keeps, with scores and channels.
  public static final int RETRIEVED = 2_000;

  /// Places of every later stage's order that a receipt keeps.
  public static final int ORDER = 200;

  /// Items that a stage dropped altogether that a receipt keeps, per stage.
  public static final int DROPPED = 50;

  private Receipts() {}

  /// The receipt.
  ///
  /// @param offset the log's next offset, read before the request was answered
  public static Receipt of(CascadeAnswer answer, long offset) {
    List<StageTrace> traces = new ArrayList<>();
    List<Slate> inputs = answer.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      traces.add(trace(answer.outcomes().get(i), inputs.get(i), i == 0));
    }
    return new Receipt(
        answer.request(),
        answer.bundle(),
        offset,
        answer.retrieval().total(),
        answer.retrieval().understoodAs(),
        traces,
        answer.rules(),
        exposures(answer),
        answer.took());
  }

  private static StageTrace trace(StageOutcome outcome, Slate seen, boolean retrieval) {
    int most = retrieval ? RETRIEVED : ORDER;
    Slate order = outcome.slate().then(outcome.cut());
    return new StageTrace(
        outcome.stage(),
        outcome.name(),
        retrieval ? order.size() : seen.size(),
        outcome.slate().size(),
        outcome.cut().size(),
        order.top(most),
        dropped(outcome.stage(), seen, order).stream()
            .limit(DROPPED)
            .map(DroppedCandidate::item)
            .toList(),
        outcome instanceof StageOutcome.Answered answered ? answered.gain() : null,
        outcome instanceof StageOutcome.Degraded degraded ? degraded.reason() : null,
        outcome.took());
  }

  /// What came in and is not in the stage's order, with the rank and score that it came with.
  static List<DroppedCandidate> dropped(String stage, Slate seen, Slate order) {
    if (seen.size() <= order.size()) {
      return List.of();
    }
    Set<ItemId> kept = HashSet.newHashSet(order.size());
    order.candidates().forEach(candidate -> kept.add(candidate.item()));
    List<DroppedCandidate> dropped = new ArrayList<>();
    int rank = 0;
    for (Candidate candidate : seen.candidates()) {
      rank++;
      if (!kept.contains(candidate.item())) {
        dropped.add(new DroppedCandidate(candidate.item(), stage, rank, candidate.score()));
      }
    }
    return dropped;
  }

  /// The page as exposures: positions over all pages, the score of every stage that scored the
  /// item, propensity 1 since the cascade is deterministic.
  static List<Exposure> exposures(CascadeAnswer answer) {
    List<Candidate> page = answer.page();
    Map<ItemId, Map<String, Double>> scores = HashMap.newHashMap(page.size());
    page.forEach(candidate -> scores.put(candidate.item(), new HashMap<>()));
    for (StageOutcome outcome : answer.outcomes()) {
      if (outcome instanceof StageOutcome.Answered && !isRules(outcome)) {
        for (Slate slate : List.of(outcome.slate(), outcome.cut())) {
          for (Candidate candidate : slate.candidates()) {
            Map<String, Double> of = scores.get(candidate.item());
            if (of != null) {
              of.put(outcome.stage(), candidate.score());
            }
          }
        }
      }
    }
    List<Exposure> exposures = new ArrayList<>(page.size());
    for (Candidate candidate : page) {
      exposures.add(
          new Exposure(
              candidate.item(),
              answer.request().offset() + exposures.size() + 1,
              scores.getOrDefault(candidate.item(), Map.of()),
              candidate.channels(),
              1));
    }
    return exposures;
  }

  private static boolean isRules(StageOutcome outcome) {
    return outcome.stage().equals(CascadeStep.label(Stage.Slot.RULES));
  }
}
