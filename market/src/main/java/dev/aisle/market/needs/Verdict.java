package dev.aisle.market.needs;

/// How an item does by one wish.
public enum Verdict {
  SATISFIED,
  /// Fails in a way that many would put up with: another colour, a price a little above the limit.
  MINOR,
  /// Fails in what the wish was about: another brand, a case for another phone, far too dear.
  MAJOR
}
