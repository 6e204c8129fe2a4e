package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;

/// The first stage: finds candidates in the whole catalogue. Implementations are safe for use by
/// several threads.
public interface Retriever {
  /// The name of the channel, as written into receipts and impressions: `bm25`.
  String name();

  /// Finds the best `depth` candidates of those that pass the request's filters, in the request's
  /// sort order.
  Retrieval retrieve(Request request, ShopView shop, int depth);

  /// Why the item has its score for the request, or why it was not found.
  Explanation explain(Request request, ShopView shop, ItemId item);
}
