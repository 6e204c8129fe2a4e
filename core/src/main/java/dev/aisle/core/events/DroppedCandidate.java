package dev.aisle.core.events;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;

/// A candidate that a stage saw and did not let through; a sample of these is logged with each
/// impression, for the samples of later stages' training.
///
/// Throws [InvalidInputException] where the rank is below 1 or the score is not finite.
///
/// @param stage the stage that dropped it, `page` for what passed every stage and was not shown
/// @param rank its 1-based rank in that stage's order; in the order that came in where the stage
///     left it out without ranking it
/// @param score the score that the stage gave it, or the one that it came with
public record DroppedCandidate(ItemId item, String stage, int rank, double score) {
  public DroppedCandidate {
    if (rank < 1) {
      throw new InvalidInputException(
          "rank", "is " + rank + " but ranks start at 1", "Count the stage's best as 1.");
    }
    if (!Double.isFinite(score)) {
      throw new InvalidInputException(
          "score", "of item " + item + " is " + score, "Leave candidates without a score out.");
    }
  }
}
