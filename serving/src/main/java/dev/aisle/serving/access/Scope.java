package dev.aisle.serving.access;

import java.util.Locale;

/// What a key allows. [#ADMIN] includes the other two.
public enum Scope {
  /// Searching, recommending, reading items and receipts, the pages.
  SEARCH,
  /// Sending events.
  EVENTS,
  /// Changing items, erasing and exporting shoppers, metrics.
  ADMIN;

  /// As written in `keys.json` and messages: `search`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
