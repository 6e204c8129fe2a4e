package dev.aisle.core.cascade;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a cascade runs after retrieval, and how much of the request's budget each part may use.
///
/// The shares say how the budget is cut into deadlines: they are divided by their sum and laid end
/// to end, so that time which an early stage leaves over is the later stages' gain, and a late
/// stage takes nothing from those after it.
///
/// Invariants: stages stand in the order of their slots, at most one a slot, none in
/// [Stage.Slot#RULES], which belongs to `rules`; shares are positive; depth and limits at least 1.
///
/// @param bundle version of the models and configuration, as written into impressions
/// @param depth candidates that retrieval is asked for
/// @param share retrieval's part of the budget
public record CascadePlan(
    String bundle, int depth, double share, List<Step> steps, MerchandisingRules rules) {
  /// Candidates that are retrieved where nothing else was asked for.
  public static final int DEFAULT_DEPTH = 2_000;

  /// A stage in the cascade.
  ///
  /// @param limit candidates that later stages see; the others follow behind them in the order
  ///     that this stage gave them
  /// @param share the stage's part of the budget
  public record Step(Stage stage, int limit, double share) {
    public Step {
      if (limit < 1 || !(share > 0 && share < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "stage "
                + stage.name()
                + ": limit "
                + limit
                + ", share "
                + share
                + " must be positive");
      }
    }
  }

  public CascadePlan {
    if (depth < 1 || !(share > 0 && share < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "retrieval: depth " + depth + ", share " + share + " must be positive");
    }
    steps = List.copyOf(steps);
    Set<Stage.Slot> taken = new HashSet<>(Set.of(Stage.Slot.RULES));
    Stage.@Nullable Slot last = null;
    for (Step step : steps) {
      Stage.Slot slot = step.stage().slot();
      if (!taken.add(slot) || (last != null && slot.compareTo(last) < 0)) {
        throw new IllegalArgumentException(
            "stage "
                + step.stage().name()
                + " cannot stand at "
                + slot
                + (last == null ? "" : " after " + last)
                + "; slots are, in order and once each, RELEVANCE to ALLOCATE");
      }
      last = slot;
    }
  }

  /// Retrieval alone, with the shop's rules.
  public static CascadePlan retrievalOnly(String bundle, MerchandisingRules rules) {
    return new CascadePlan(bundle, DEFAULT_DEPTH, 1, List.of(), rules);
  }

  /// The same plan with another number of retrieved candidates.
  public CascadePlan withDepth(int changed) {
    return new CascadePlan(bundle, changed, share, steps, rules);
  }
}
