package dev.aisle.core.cascade;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a request that is answered again fares as its receipt says.
///
/// What was answered again is either [Cascade#replay], which starts from the recorded retrieval and
/// so holds whatever happened to the catalogue since, or [Cascade#answer], which compares retrieval
/// as well and is fair only while the catalogue has not moved. In both cases the shop must be as of
/// [Receipt#offset].
public final class Replay {
  /// By how much, relative to the larger, two scores may differ: the order in which floats were
  /// added may change with the number of threads, the order of items may not.
  public static final double TOLERANCE = 1e-6;

  private Replay() {}

  /// What the comparison found.
  public sealed interface Result {
    /// Every stage ordered and scored the same, as far as the receipt keeps it.
    record Same(int stages) implements Result {}

    /// A stage did something else.
    ///
    /// @param stage the first stage that did
    /// @param difference the first difference, in words
    record Differs(String stage, String difference) implements Result {}

    /// The two cannot be compared.
    record CannotTell(String reason) implements Result {}
  }

  /// Compares a receipt with the request answered again.
  public static Result compare(Receipt receipt, CascadeAnswer again) {
    Receipt now = Receipts.of(again, receipt.offset());
    if (!receipt.bundle().equals(now.bundle())) {
      return new Result.CannotTell(
          "the receipt is of bundle " + receipt.bundle() + ", this is " + now.bundle());
    }
    if (!receipt.replayable()) {
      return new Result.CannotTell(
          "the receipt keeps "
              + receipt.retrieved().size()
              + " of "
              + receipt.stages().getFirst().passed()
              + " retrieved candidates");
    }
    int stages = Math.min(receipt.stages().size(), now.stages().size());
    for (int i = 0; i < stages; i++) {
      StageTrace then = receipt.stages().get(i);
      StageTrace today = now.stages().get(i);
      if ((then.degraded() == null) != (today.degraded() == null)) {
        return new Result.CannotTell(
            then.degraded() == null
                ? then.stage() + " " + today.degraded()
                : then.stage() + " was degraded then (" + then.degraded() + ") and is not now");
      }
      @Nullable String difference = difference(then, today);
      if (difference != null) {
        return new Result.Differs(then.stage(), difference);
      }
    }
    if (receipt.stages().size() != now.stages().size()) {
      List<StageTrace> longer = receipt.stages().size() > stages ? receipt.stages() : now.stages();
      return new Result.Differs(
          longer.get(stages).stage(),
          receipt.stages().size() > stages ? "did not run again" : "ran only now");
    }
    return page(receipt, now);
  }

  private static Result page(Receipt receipt, Receipt now) {
    for (int i = 0; i < Math.max(receipt.exposures().size(), now.exposures().size()); i++) {
      String then =
          i < receipt.exposures().size() ? receipt.exposures().get(i).item().value() : "nothing";
      String today = i < now.exposures().size() ? now.exposures().get(i).item().value() : "nothing";
      if (!then.equals(today)) {
        return new Result.Differs(
            "page", "line " + (i + 1) + " shows " + today + ", the receipt says " + then);
      }
    }
    return new Result.Same(receipt.stages().size());
  }

  private static @Nullable String difference(StageTrace then, StageTrace now) {
    if (!then.name().equals(now.name())) {
      return "is " + now.name() + ", the receipt says " + then.name();
    }
    int places = Math.min(then.order().size(), now.order().size());
    for (int i = 0; i < places; i++) {
      Candidate old = then.order().candidates().get(i);
      Candidate fresh = now.order().candidates().get(i);
      if (!old.item().equals(fresh.item()) || !close(old.score(), fresh.score())) {
        return String.format(
            Locale.ROOT,
            "place %d holds %s with score %s, the receipt says %s with %s",
            i + 1,
            fresh.item(),
            fresh.score(),
            old.item(),
            old.score());
      }
    }
    if (then.passed() != now.passed() || then.cut() != now.cut()) {
      return String.format(
          Locale.ROOT,
          "let %d through and cut %d, the receipt says %d and %d",
          now.passed(),
          now.cut(),
          then.passed(),
          then.cut());
    }
    return null;
  }

  private static boolean close(double a, double b) {
    return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
  }
}
