package dev.aisle.market.probe;

import dev.aisle.core.evaluation.Interval;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// An AUC whose error allows for exposures of one shopper being alike (Obuchowski, 1997). With `P`
/// positives, `N` negatives and placement `v`, the share of the other class that an exposure is on
/// the right side of, its influence is `(v − AUC) / P` or `(v − AUC) / N`; the variance is the sum
/// over shoppers of the squared sum of their influences.
///
/// @param influence by shopper
record ClusteredAuc(double value, Map<Integer, Double> influence) {

  static ClusteredAuc of(double[] scores, boolean[] labels, int[] shoppers) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double positives = 0;
    for (boolean label : labels) {
      positives += label ? 1 : 0;
    }
    double negatives = labels.length - positives;
    double[] placement = placements(scores, labels, order, positives, negatives);
    double auc = 0;
    for (int i = 0; i < labels.length; i++) {
      auc += labels[i] ? placement[i] / positives : 0;
    }
    Map<Integer, Double> influence = new HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      double own = (placement[i] - auc) / (labels[i] ? positives : negatives);
      influence.merge(shoppers[i], own, Double::sum);
    }
    return new ClusteredAuc(auc, influence);
  }

  /// Of a positive the share of negatives below it, of a negative that of positives above it; ties
  /// count one half.
  private static double[] placements(
      double[] scores, boolean[] labels, int[] order, double positives, double negatives) {
    double[] placement = new double[scores.length];
    double positivesBelow = 0;
    double negativesBelow = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      double positivesHere = 0;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        positivesHere += labels[order[to++]] ? 1 : 0;
      }
      double negativesHere = to - from - positivesHere;
      for (int k = from; k < to; k++) {
        placement[order[k]] =
            labels[order[k]]
                ? (negativesBelow + negativesHere / 2) / negatives
                : 1 - (positivesBelow + positivesHere / 2) / positives;
      }
      positivesBelow += positivesHere;
      negativesBelow += negativesHere;
      from = to;
    }
    return placement;
  }

  Interval interval() {
    double sum = influence.values().stream().mapToDouble(own -> own * own).sum();
    return Interval.ofError(value, Math.sqrt(sum), influence.size());
  }

  /// This AUC less another of the same exposures.
  Interval over(ClusteredAuc other) {
    double sum = 0;
    for (Map.Entry<Integer, Double> own : influence.entrySet()) {
      double difference = own.getValue() - other.influence.getOrDefault(own.getKey(), 0.0);
      sum += difference * difference;
    }
    return Interval.ofError(value - other.value, Math.sqrt(sum), influence.size());
  }
}
