package dev.aisle.benchmarks;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import java.util.List;
import org.HdrHistogram.Histogram;

/// Latencies as figures.
final class Latencies {
  private Latencies() {}

  /// Median and 99th percentile in milliseconds of a histogram in microseconds.
  static List<Figure> figures(String name, Histogram micros) {
    return List.of(figure(name + "/p50", micros, 50), figure(name + "/p99", micros, 99));
  }

  private static Figure figure(String name, Histogram micros, double percentile) {
    return Figure.exact(
        name,
        micros.getValueAtPercentile(percentile) / 1e3,
        "ms",
        Source.SIMULATED,
        micros.getTotalCount());
  }
}
