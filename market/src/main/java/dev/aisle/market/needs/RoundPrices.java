package dev.aisle.market.needs;

/// Prices as people say them: 15, 40, 120, 1,500.
final class RoundPrices {
  private RoundPrices() {}

  /// The smallest round price that is not below this one, in cents.
  static long notBelow(long cents) {
    long step = step(cents);
    return Math.max(step, (cents + step - 1) / step * step);
  }

  /// The nearest round price, in cents.
  static long near(long cents) {
    long step = step(cents);
    return Math.max(step, (cents + step / 2) / step * step);
  }

  private static long step(long cents) {
    if (cents < 10_00) {
      return 1_00;
    }
    if (cents < 50_00) {
      return 5_00;
    }
    if (cents < 200_00) {
      return 10_00;
    }
    return cents < 1_000_00 ? 50_00 : 100_00;
  }
}
