package dev.aisle.app.sequences;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Which of some candidates did a shopper take next?
///
/// Invariant: candidates are distinct. The target may be missing among them where candidates were
/// retrieved by somebody who did not know it.
public final class Ask {
  private final int shopper;
  private final int[] history;
  private final int[] candidates;
  private final int target;

  /// @param history what the shopper took before, oldest first; taken, not copied
  /// @param candidates items to order; taken, not copied
  /// @param target what the shopper took
  public Ask(int shopper, int[] history, int[] candidates, int target) {
    if (Arrays.stream(candidates).distinct().count() < candidates.length) {
      throw new IllegalArgumentException("a candidate twice: " + Arrays.toString(candidates));
    }
    this.shopper = shopper;
    this.history = history;
    this.candidates = candidates;
    this.target = target;
  }

  /// An ask about the target and some items that the shopper never took, drawn alike.
  ///
  /// @param items number of items to draw from
  /// @param others how many to draw; distinct
  public static Ask among(
      int shopper, int[] history, int target, int items, int others, RandomGenerator random) {
    int[] candidates = new int[others + 1];
    candidates[0] = target;
    for (int i = 1; i <= others; ) {
      int drawn = 1 + random.nextInt(items);
      if (!has(candidates, i, drawn) && !has(history, history.length, drawn)) {
        candidates[i++] = drawn;
      }
    }
    return new Ask(shopper, history, candidates, target);
  }

  /// Whether one of the first `length` is an item.
  public static boolean has(int[] some, int length, int item) {
    for (int i = 0; i < length; i++) {
      if (some[i] == item) {
        return true;
      }
    }
    return false;
  }

  public int shopper() {
    return shopper;
  }

  /// Not to be written to.
  public int[] history() {
    return history;
  }

  /// Not to be written to.
  public int[] candidates() {
    return candidates;
  }

  public int target() {
    return target;
  }

  /// Where the target stands among the candidates.
  ///
  /// @param scores by candidate, higher is better
  /// @throws IllegalArgumentException where a score is NaN
  public Standing standing(double[] scores) {
    int at = -1;
    for (int i = 0; i < candidates.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("item " + candidates[i] + " has the score NaN");
      }
      at = candidates[i] == target ? i : at;
    }
    if (at < 0) {
      return Standing.ABSENT;
    }
    int above = 0;
    int level = 0;
    for (int i = 0; i < candidates.length; i++) {
      above += scores[i] > scores[at] ? 1 : 0;
      level += i != at && scores[i] == scores[at] ? 1 : 0;
    }
    return new Standing(above, level, candidates.length - 1);
  }
}
