package dev.aisle.core.state;

/// Sums of amounts that come from outside.
final class Amounts {
  private Amounts() {}

  /// The sum of two amounts that are not negative, at most the largest long: a flood of absurd
  /// orders must not stop the fold.
  static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
