package dev.aisle.app.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sorts values into bins.
final class Counting {
  private Counting() {}

  static List<Plot.Bin> bins(Axis axis, double[] values, int bins) {
    if (values.length == 0 || bins < 1) {
      throw new IllegalArgumentException(values.length + " values in " + bins + " bins");
    }
    for (double value : values) {
      axis.check(Estimate.drawable(value));
    }
    double[] edges = edges(axis, values, bins);
    int[] counts = new int[bins];
    for (double value : values) {
      int place = Arrays.binarySearch(edges, value);
      int bin = place >= 0 ? place : -place - 2;
      counts[Math.clamp(bin, 0, bins - 1)]++;
    }
    List<Plot.Bin> counted = new ArrayList<>(bins);
    for (int i = 0; i < bins; i++) {
      counted.add(new Plot.Bin(edges[i], edges[i + 1], counts[i]));
    }
    return counted;
  }

  private static double[] edges(Axis axis, double[] values, int bins) {
    Scale scale =
        Scale.tight(
            axis,
            Arrays.stream(values).min().orElseThrow(),
            Arrays.stream(values).max().orElseThrow());
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = scale.at((double) i / bins);
    }
    return edges;
  }
}
