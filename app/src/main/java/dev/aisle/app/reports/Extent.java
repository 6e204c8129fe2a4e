package dev.aisle.app.reports;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The least and the greatest of some numbers.
record Extent(double least, double greatest) {
  /// Of at least one number.
  static Extent of(DoubleStream numbers) {
    var seen = numbers.summaryStatistics();
    return new Extent(seen.getMin(), seen.getMax());
  }

  /// Of values and the ends of their intervals.
  static Extent ofEstimates(Stream<Estimate> estimates) {
    return of(estimates.flatMapToDouble(e -> DoubleStream.of(e.value(), e.low(), e.high())));
  }

  /// Widened to hold `number`.
  Extent with(double number) {
    return new Extent(Math.min(least, number), Math.max(greatest, number));
  }
}
