package dev.aisle.app.experiments;

/// One shopper of an experiment. About 100 bytes; a million of them are held as an array.
///
/// @param during since the experiment began
/// @param before in the pre-period, which no arm can have touched; [Totals#NONE] where the shopper
///     was not there or nothing was kept
public record ShopperTotals(Totals during, Totals before) {
  /// A shopper of whom no pre-period is known.
  public ShopperTotals(Totals during) {
    this(during, Totals.NONE);
  }
}
