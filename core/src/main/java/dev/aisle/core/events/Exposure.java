package dev.aisle.core.events;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One item shown at one place of a page.
///
/// Throws [dev.aisle.core.InvalidInputException] where position or propensity are out of range
/// or a score is not finite.
///
/// @param position 1-based, over all pages of the list
/// @param scores what each stage gave the item, by stage name
/// @param channels the retrieval channels that found it (`bm25`, `similar`, `popular`)
/// @param propensity the probability in `(0, 1]` with which the logging policy shows this item at
///     this position given the request; 1 for a deterministic policy
public record Exposure(
    ItemId item,
    int position,
    Map<String, Double> scores,
    List<String> channels,
    double propensity) {
  public Exposure {
    if (position < 1) {
      throw new InvalidInputException(
          "position",
          "is " + position + " but positions start at 1",
          "Add one to each position of an export that counts from 0.");
    }
    if (!(propensity > 0 && propensity <= 1)) {
      throw new InvalidInputException(
          "propensity",
          "is " + propensity + " but a probability in (0, 1] is needed",
          "Leave it out where the policy is deterministic: it is then 1.");
    }
    scores.forEach(
        (stage, score) -> {
          if (!Double.isFinite(score)) {
            throw new InvalidInputException(
                "scores",
                "has " + score + " for " + stage,
                "Leave out scores that are no numbers.");
          }
        });
    scores = Collections.unmodifiableMap(new TreeMap<>(scores));
    channels = List.copyOf(channels);
  }
}
