package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one stage saw, scored, moved, cut and dropped, as a receipt keeps it.
///
/// @param stage the slot in lower case, `retrieve` for the first
/// @param name the implementation
/// @param saw candidates that came in; those found, for retrieval
/// @param passed candidates that went on
/// @param cut candidates that the stage ordered and its limit held back
/// @param order the stage's order and scores, what passed and behind it what was cut, the first
///     [Receipts#ORDER] of it (all that is kept of retrieval)
/// @param dropped items that the stage left out altogether, the first [Receipts#DROPPED] of them in
///     the order that came in
/// @param gain what the order is expected to bring on the first page, null where the stage does not
///     tell
/// @param degraded why the order before stands, null where the stage answered
public record StageTrace(
    String stage,
    String name,
    int saw,
    int passed,
    int cut,
    Slate order,
    List<ItemId> dropped,
    @Nullable Gain gain,
    @Nullable String degraded,
    Duration took) {
  public StageTrace {
    dropped = List.copyOf(dropped);
  }

  /// The item's 1-based place in the stage's order; 0 where the kept part of it has no such item.
  public int rank(ItemId item) {
    for (int i = 0; i < order.size(); i++) {
      if (order.candidates().get(i).item().equals(item)) {
        return i + 1;
      }
    }
    return 0;
  }
}
