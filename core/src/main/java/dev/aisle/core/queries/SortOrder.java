package dev.aisle.core.queries;

/// The order that a shopper asked for. Anything but [#RELEVANCE] switches the learned stages off:
/// the page keeps exactly the order that was asked for.
public enum SortOrder {
  /// By the cascade.
  RELEVANCE,
  /// Cheapest first; items without a price last.
  PRICE_ASCENDING,
  /// Dearest first; items without a price last.
  PRICE_DESCENDING,
  /// Latest listing first.
  NEWEST,
  /// Best rated first; items without a rating last.
  RATING
}
