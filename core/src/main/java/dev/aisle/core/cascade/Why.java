package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells an item's way through the cascade from a receipt, in sentences that need no knowledge of
/// search engines.
public final class Why {
  private static final Map<String, String> SPOKEN =
      Map.of(
          "retrieve", "The search",
          "relevance", "The relevance check",
          "pre_rank", "The first ranking",
          "rank", "The ranking",
          "rerank", "The re-ranking",
          "diversify", "The step for variety",
          "allocate", "The placement",
          "rules", "The shop's rules");

  private static final String RULES = CascadeStep.label(Stage.Slot.RULES);

  private Why() {}

  /// One step of the way.
  ///
  /// @param stage the slot in lower case, `retrieve` for the first, `page` for the last
  /// @param name the implementation, empty for the page
  /// @param before the 1-based place that the item had, null where it had none yet
  /// @param after the place that it got, null where it was left out or the place was not kept
  /// @param score what the stage gave it, null where it gave none
  /// @param sentence what happened
  public record Step(
      String stage,
      String name,
      @Nullable Integer before,
      @Nullable Integer after,
      @Nullable Double score,
      String sentence) {}

  static List<Step> of(Receipt receipt, ItemId item) {
    List<Step> steps = new ArrayList<>();
    @Nullable Integer place = null;
    boolean on = true;
    for (StageTrace trace : receipt.stages()) {
      // An item that a limit cut is not seen by later stages, but the rules see the whole list.
      @Nullable Step step =
          on || trace.stage().equals(RULES) ? step(receipt, trace, item, place) : null;
      if (step != null) {
        steps.add(step);
        place = step.after();
        on = place != null && place <= trace.passed();
        if (trace.dropped().contains(item)) {
          return steps;
        }
      }
    }
    steps.add(shown(receipt, item));
    return steps;
  }

  private static @Nullable Step step(
      Receipt receipt, StageTrace trace, ItemId item, @Nullable Integer before) {
    String who = SPOKEN.getOrDefault(trace.stage(), trace.stage());
    int rank = trace.rank(item);
    @Nullable Integer after = rank == 0 ? null : rank;
    @Nullable Double score =
        rank == 0 || trace.degraded() != null
            ? null
            : (Double) trace.order().candidates().get(rank - 1).score();
    if (trace.stage().equals(CascadeStep.RETRIEVE)) {
      return new Step(trace.stage(), trace.name(), null, after, score, found(receipt, trace, rank));
    }
    String sentence;
    if (trace.dropped().contains(item)) {
      sentence = who + " left it out" + ruled(receipt, item) + ".";
    } else if (trace.stage().equals(RULES)) {
      String effects = ruled(receipt, item);
      if (effects.isEmpty()) {
        return null;
      }
      sentence = who + effects + ".";
      score = null;
    } else if (trace.degraded() != null) {
      sentence = who + " could not answer (" + trace.degraded() + "), so the order stayed.";
    } else if (rank == 0) {
      sentence = who + " put it behind place " + trace.order().size() + ".";
    } else {
      sentence = moved(who, before, rank) + behind(trace, rank) + ".";
    }
    return new Step(trace.stage(), trace.name(), before, after, score, sentence);
  }

  private static String found(Receipt receipt, StageTrace trace, int rank) {
    if (trace.passed() == 0 && trace.degraded() != null) {
      return "The search could not answer: it " + trace.degraded() + ".";
    }
    if (rank == 0) {
      return "The search did not find it among its best " + trace.order().size() + ".";
    }
    Candidate candidate = trace.order().candidates().get(rank - 1);
    String by =
        candidate.channels().isEmpty() ? "" : " by " + String.join(" and ", candidate.channels());
    return String.format(
        Locale.ROOT,
        "Found%s at place %d of %d%s.",
        by,
        rank,
        receipt.total(),
        receipt.understoodAs() == null ? "" : " for \"" + receipt.understoodAs() + "\"");
  }

  private static String moved(String who, @Nullable Integer before, int after) {
    if (before == null) {
      return who + " put it at place " + after;
    }
    return before == after
        ? who + " left it at place " + after
        : who + " moved it " + (after < before ? "up" : "down") + " from " + before + to(after);
  }

  private static String to(@Nullable Integer place) {
    return place == null ? "" : " to " + place;
  }

  private static String behind(StageTrace trace, int rank) {
    return rank > trace.passed() ? ", behind the " + trace.passed() + " that went on" : "";
  }

  /// ` pinned it to place 2 (summer-sale) and …`, empty where no rule names the item.
  private static String ruled(Receipt receipt, ItemId item) {
    List<String> effects =
        receipt.rules().stream()
            .filter(effect -> effect.item().equals(item))
            .map(effect -> effect.effect() + " by \"" + effect.rule() + "\"")
            .toList();
    return effects.isEmpty() ? "" : ": " + String.join(" and ", effects);
  }

  private static Step shown(Receipt receipt, ItemId item) {
    return receipt.exposures().stream()
        .filter(exposure -> exposure.item().equals(item))
        .findFirst()
        .map(
            exposure ->
                new Step(
                    "page",
                    "",
                    null,
                    exposure.position(),
                    null,
                    "Shown at position " + exposure.position() + "."))
        .orElseGet(() -> new Step("page", "", null, null, null, "Not on this page."));
  }
}
