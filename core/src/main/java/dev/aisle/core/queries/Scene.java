package dev.aisle.core.queries;

/// Where on the shop's pages a list of items is shown.
public enum Scene {
  /// Results of a typed query.
  SEARCH,
  /// A recommendation feed without a query.
  FEED,
  /// Items like the one being looked at.
  SIMILAR,
  /// The assistant.
  CHAT
}
