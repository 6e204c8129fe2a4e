package dev.aisle.core.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// An estimate with what each group (a shopper) adds to its error. Estimates of the same groups can
/// be subtracted and averaged, and the interval of what comes of it is paired, without drawing
/// anything again: where a bootstrap of a pooled AUC sorts all rows a thousand times, this sorts
/// once.
///
/// The estimate is a smooth function of sums over groups, of which the first derivative is taken:
/// `estimate ≈ truth + Σ_g φ_g` with independent `φ_g` of mean 0, so its variance is `G/(G−1) Σ_g
/// φ_g²`. For an AUC these are the structural components that Obuchowski ("Nonparametric analysis
/// of clustered ROC curve data", Biometrics 1997) sums by cluster.
///
/// @param value the estimate; NaN where it is undefined
/// @param groups `φ` of each group
public record Influence(double value, Map<Object, Double> groups) {
  public Influence {
    groups = Map.copyOf(groups);
  }

  /// The mean of values, those that are NaN left out.
  ///
  /// @param of the group of each value
  public static Influence ofMean(double[] values, List<?> of) {
    require(values.length, of);
    double sum = 0;
    int n = 0;
    for (double value : values) {
      sum += Double.isNaN(value) ? 0 : value;
      n += Double.isNaN(value) ? 0 : 1;
    }
    double mean = sum / n;
    Map<Object, Double> groups = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        groups.merge(of.get(i), (values[i] - mean) / n, Double::sum);
      }
    }
    return new Influence(mean, groups);
  }

  /// The sum of numerators over the sum of denominators; `φ_g = Σ_i (x_i − R y_i) / Σ y`.
  ///
  /// @param of the group of each pair
  public static Influence ofRatio(double[] numerators, double[] denominators, List<?> of) {
    require(numerators.length, of);
    require(denominators.length, of);
    double sum = Arrays.stream(denominators).sum();
    double ratio = Arrays.stream(numerators).sum() / sum;
    Map<Object, Double> groups = new LinkedHashMap<>();
    for (int i = 0; i < numerators.length; i++) {
      groups.merge(of.get(i), (numerators[i] - ratio * denominators[i]) / sum, Double::sum);
    }
    return new Influence(ratio, groups);
  }

  /// [LabelMetrics#auc] of all rows together; undefined where one class is missing.
  ///
  /// @param of the group of each row
  public static Influence ofAuc(double[] scores, boolean[] labels, List<?> of) {
    require(scores.length, of);
    double auc = LabelMetrics.auc(scores, labels);
    if (Double.isNaN(auc)) {
      return new Influence(auc, Map.of());
    }
    long positives = IntStream.range(0, labels.length).filter(i -> labels[i]).count();
    long negatives = labels.length - positives;
    double[] beaten = beaten(scores, labels, positives, negatives);
    Map<Object, Double> groups = new LinkedHashMap<>();
    for (int i = 0; i < scores.length; i++) {
      double own = labels[i] ? (beaten[i] - auc) / positives : (1 - beaten[i] - auc) / negatives;
      groups.merge(of.get(i), own, Double::sum);
    }
    return new Influence(auc, groups);
  }

  /// For each row the share of the other class that scores below it, ties one half.
  private static double[] beaten(
      double[] scores, boolean[] labels, long positives, long negatives) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] beaten = new double[scores.length];
    long below = 0; // positives
    for (int from = 0; from < order.length; ) {
      int to = from;
      int tied = 0;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        tied += labels[order[to]] ? 1 : 0;
        to++;
      }
      double above = below + tied / 2.0;
      double negativesBelow = from - below + (to - from - tied) / 2.0;
      for (int i = from; i < to; i++) {
        beaten[order[i]] = labels[order[i]] ? negativesBelow / negatives : above / positives;
      }
      below += tied;
      from = to;
    }
    return beaten;
  }

  private static void require(int values, List<?> of) {
    if (of.size() != values) {
      throw new IllegalArgumentException(of.size() + " groups of " + values + " values");
    }
  }

  /// The mean of estimates, of the same groups or of others; undefined where one of them is.
  public static Influence mean(List<Influence> estimates) {
    double value = 0;
    Map<Object, Double> groups = new LinkedHashMap<>();
    for (Influence estimate : estimates) {
      value += estimate.value / estimates.size();
      estimate.groups.forEach(
          (group, own) -> groups.merge(group, own / estimates.size(), Double::sum));
    }
    return new Influence(estimates.isEmpty() ? Double.NaN : value, groups);
  }

  /// How much more it is than another.
  public Influence minus(Influence other) {
    Map<Object, Double> difference = new LinkedHashMap<>(groups);
    other.groups.forEach((group, own) -> difference.merge(group, -own, Double::sum));
    return new Influence(value - other.value, difference);
  }

  /// With its interval over the groups; NaN ends where there are fewer than two.
  public Interval interval() {
    int n = groups.size();
    double squares = groups.values().stream().mapToDouble(own -> own * own).sum();
    double error = n < 2 ? Double.NaN : Math.sqrt(squares * n / (n - 1.0));
    return Interval.ofError(value, error, n);
  }
}
