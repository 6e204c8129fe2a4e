package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;

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

  /// Why the stage placed the item where it did.
  Explanation explain(Request request, ShopView shop, Slate slate, ItemId item);
}
