package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;
import org.jspecify.annotations.Nullable;

/// A stage after retrieval: a slate in, a slate of the same items (or fewer) out. All slots share
/// this interface, since all speak in items and scores; [Slot] says where a stage stands.
/// Implementations are immutable and safe for use by several threads.
public interface Stage {
  /// The places of the cascade after retrieval, in order.
  enum Slot {
    RELEVANCE,
    PRE_RANK,
    RANK,
    RERANK,
    DIVERSIFY,
    ALLOCATE,
    RULES
  }

  /// Where the stage stands.
  Slot slot();

  /// Which implementation it is, as written into receipts: `lambdamart@3`.
  String name();

  /// Scores and orders the candidates. May drop some, never adds any. What it throws, or a NaN
  /// score, degrades the stage: the order that came in stands.
  Slate apply(Request request, ShopView shop, Slate slate);

  /// A slate as [#apply] returns it, and what its order is worth.
  ///
  /// @param gain null where the stage cannot tell
  record Placed(Slate slate, @Nullable Gain gain) {}

  /// What the cascade calls: [#apply], and what the new order is expected to bring where the stage
  /// can tell. A stage that wraps another passes this call on.
  default Placed place(Request request, ShopView shop, Slate slate) {
    return new Placed(apply(request, shop, slate), null);
  }

  /// Why the stage placed the item where it did.
  Explanation explain(Request request, ShopView shop, Slate slate, ItemId item);
}
