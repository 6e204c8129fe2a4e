package dev.aisle.market.worlds;

/// How shoppers read a page (Chuklin, Markov, de Rijke: Click Models for Web Search, 2015).
public enum ClickModel {
  /// Each place is looked at with its own probability, whatever happens elsewhere.
  POSITION_BASED,
  /// From the top down, leaving after a skip or a click with some probability (DBN).
  CASCADE,
  /// Looking at a place depends on how far above the last click was (UBM).
  DEPENDENT,
  /// Each visit follows one of the three, by chance.
  MIXED
}
