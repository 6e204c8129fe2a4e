package dev.aisle.market.needs;

/// What a shopper believes about an item and a wish.
public enum Perceived {
  SATISFIED,
  VIOLATED,
  /// Nothing that the shopper has seen tells.
  UNKNOWN;

  static Perceived of(boolean satisfied) {
    return satisfied ? SATISFIED : VIOLATED;
  }
}
