package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Exposure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a request: enough to explain every place on the page to a shopper, and to
/// replay every stage against the same bundle later ([Cascade#replay], [Replay]).
///
/// Bounded: [Receipts] names what is kept of each list. With 2,000 candidates it is some 80 KB as
/// JSON.
///
/// @param bundle version of the models and configuration that answered
/// @param offset the log's next offset when the request was answered: the folds up to it are the
///     shopper and item states that the stages saw
/// @param total items that matched
/// @param understoodAs the query as it was searched where spelling was corrected
/// @param stages retrieval first
/// @param rules what the shop's rules did to the items of the page, and what they blocked
/// @param exposures the page
public record Receipt(
    Request request,
    String bundle,
    long offset,
    long total,
    @Nullable String understoodAs,
    List<StageTrace> stages,
    List<RuleEffect> rules,
    List<Exposure> exposures,
    Duration took) {
  public Receipt {
    stages = List.copyOf(stages);
    rules = List.copyOf(rules);
    exposures = List.copyOf(exposures);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("a receipt needs at least the trace of retrieval");
    }
  }

  /// What retrieval found, as far as it is kept.
  public Slate retrieved() {
    return stages.getFirst().order();
  }

  /// Whether all that retrieval found is kept, so that the later stages can be replayed.
  public boolean replayable() {
    return retrieved().size() == stages.getFirst().passed();
  }

  /// The item's way through the cascade, a sentence a step, for "why is this here?". Works for
  /// items that are not on the page as well.
  public List<Why.Step> why(ItemId item) {
    return Why.of(this, item);
  }
}
