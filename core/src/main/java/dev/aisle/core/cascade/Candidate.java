package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;
import java.util.List;

/// An item on its way through the cascade, with the score of the stage that it last passed.
///
/// @param score comparable within one slate only; higher is better; may be NaN only as the sign of
///     a broken stage
/// @param channels the retrieval channels that found it
public record Candidate(ItemId item, double score, List<String> channels) {
  public Candidate {
    channels = List.copyOf(channels);
  }

  /// The same item with a later stage's score.
  public Candidate withScore(double changed) {
    return new Candidate(item, changed, channels);
  }
}
