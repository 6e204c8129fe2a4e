package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a stage returned what it may return.
final class SlateCheck {
  private SlateCheck() {}

  /// What is wrong with a stage's slate, in words, or null where it holds a subset of `before`
  /// without repetition and with finite scores.
  static @Nullable String problem(Slate before, @Nullable Slate after) {
    if (after == null) {
      return "returned no slate";
    }
    Set<ItemId> left = HashSet.newHashSet(before.size());
    for (Candidate candidate : before.candidates()) {
      left.add(candidate.item());
    }
    for (Candidate candidate : after.candidates()) {
      if (!Double.isFinite(candidate.score())) {
        return "scored item " + candidate.item() + " " + candidate.score();
      }
      if (!left.remove(candidate.item())) {
        boolean known =
            before.candidates().stream().anyMatch(c -> c.item().equals(candidate.item()));
        return "returned item "
            + candidate.item()
            + (known ? " twice" : ", which it was not given");
      }
    }
    return null;
  }

  /// A retriever's slate without what it should not hold.
  ///
  /// @param problem the first thing that was wrong, null where nothing was
  record Cleaned(Slate slate, @Nullable String problem) {}

  /// Leaves out repeated items and scores that are not finite.
  static Cleaned clean(Slate found) {
    @Nullable String problem = null;
    Set<ItemId> seen = HashSet.newHashSet(found.size());
    List<Candidate> kept = new ArrayList<>(found.size());
    for (Candidate candidate : found.candidates()) {
      if (!Double.isFinite(candidate.score())) {
        problem =
            problem == null ? "scored item " + candidate.item() + " " + candidate.score() : problem;
      } else if (!seen.add(candidate.item())) {
        problem = problem == null ? "returned item " + candidate.item() + " twice" : problem;
      } else {
        kept.add(candidate);
      }
    }
    return new Cleaned(problem == null ? found : new Slate(kept), problem);
  }
}
