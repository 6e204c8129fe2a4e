package dev.aisle.core.cascade;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the cascade made of a request.
///
/// @param retrieval what the first stage found: total, facets, corrected query
/// @param outcomes what became of each stage that ran, retrieval first; a stage that was skipped
///     (because of the sort order, or because nothing was left) is not in it
/// @param slate the whole ranked list: first what the last stage let through, behind it what the
///     stages' limits cut off, the latest cut first, so that a deep page continues the page before.
///     What a stage dropped is not in it
/// @param unruled the list before the shop's rules
/// @param rules what the rules did to the items of the page, and the first [#BLOCKED] that they
///     blocked
/// @param bundle version of the models and configuration
/// @param took from the call to the answer
public record CascadeAnswer(
    Request request,
    Retrieval retrieval,
    List<StageOutcome> outcomes,
    Slate slate,
    Slate unruled,
    List<RuleEffect> rules,
    String bundle,
    Duration took) {
  /// Blocked items that an answer names at most.
  public static final int BLOCKED = 50;

  public CascadeAnswer {
    outcomes = List.copyOf(outcomes);
    rules = List.copyOf(rules);
  }

  /// The candidates on the page that was asked for; empty past the end.
  public List<Candidate> page() {
    return page(request, slate);
  }

  /// The same list for another page of it: what is shown of it, and logged, is that page.
  public CascadeAnswer at(Request later) {
    return new CascadeAnswer(later, retrieval, outcomes, slate, unruled, rules, bundle, took);
  }

  static List<Candidate> page(Request request, Slate slate) {
    return slate.from(request.offset()).top(request.size()).candidates();
  }

  /// The stages that could not answer.
  public List<StageOutcome.Degraded> degraded() {
    return outcomes.stream()
        .filter(StageOutcome.Degraded.class::isInstance)
        .map(StageOutcome.Degraded.class::cast)
        .toList();
  }

  /// What the stage of a slot was given, or would have been given where there was none.
  public Slate givenTo(Stage.Slot slot) {
    Slate given = Slate.EMPTY;
    for (StageOutcome outcome : outcomes) {
      Stage.Slot stood = slot(outcome.stage());
      if (stood != null && stood.compareTo(slot) >= 0) {
        break;
      }
      given = outcome.slate();
    }
    return given;
  }

  /// What became of the stage of a slot, null where none ran.
  public @Nullable StageOutcome outcome(Stage.Slot slot) {
    String label = CascadeStep.label(slot);
    return outcomes.stream()
        .filter(outcome -> outcome.stage().equals(label))
        .findFirst()
        .orElse(null);
  }

  /// The slot of an outcome's stage, null for retrieval.
  private static Stage.@Nullable Slot slot(String stage) {
    for (Stage.Slot slot : Stage.Slot.values()) {
      if (CascadeStep.label(slot).equals(stage)) {
        return slot;
      }
    }
    return null;
  }

  /// What each stage of [#outcomes] saw: nothing for retrieval, the whole list for the rules, and
  /// for the others what the stage before let through.
  List<Slate> inputs() {
    List<Slate> inputs = new ArrayList<>();
    Slate before = Slate.EMPTY;
    for (StageOutcome outcome : outcomes) {
      inputs.add(outcome.stage().equals(CascadeStep.label(Stage.Slot.RULES)) ? unruled : before);
      before = outcome.slate();
    }
    return inputs;
  }
}
