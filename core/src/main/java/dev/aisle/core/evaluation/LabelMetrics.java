package dev.aisle.core.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Metrics of scores or probabilities against binary labels. Arrays are parallel; other lengths and
/// NaN scores throw [IllegalArgumentException].
public final class LabelMetrics {
  /// Probabilities are kept this far from 0 and 1 before their logarithm is taken.
  public static final double CLIP = 1e-15;

  private LabelMetrics() {}

  /// `AUC = P(s⁺ > s⁻) + P(s⁺ = s⁻) / 2` for a random positive and a random negative, by mid-ranks:
  /// `(Σ rank(positives) − P(P+1)/2) / (P N)`. Any scale. NaN where one class is missing.
  public static double auc(double[] scores, boolean[] labels) {
    check(scores, labels);
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i] + 0.0))
            .mapToInt(Integer::intValue)
            .toArray();
    double rankSum = 0;
    long positives = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      int here = 0;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        here += labels[order[to]] ? 1 : 0;
        to++;
      }
      rankSum += here * ((from + 1 + to) / 2.0);
      positives += here;
      from = to;
    }
    long negatives = order.length - positives;
    return positives == 0 || negatives == 0
        ? Double.NaN
        : (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }

  /// `GAUC = Σ_g n_g AUC_g / Σ_g n_g` over the groups (shoppers, requests) that have both classes,
  /// weighted by their number of exposures. NaN where no group has both.
  public static double gauc(double[] scores, boolean[] labels, List<?> groups) {
    check(scores, labels);
    if (groups.size() != scores.length) {
      throw new IllegalArgumentException(groups.size() + " groups of " + scores.length + " scores");
    }
    Map<Object, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < scores.length; i++) {
      members.computeIfAbsent(groups.get(i), _ -> new ArrayList<>()).add(i);
    }
    double sum = 0;
    long weight = 0;
    for (List<Integer> group : members.values()) {
      double[] own = group.stream().mapToDouble(i -> scores[i]).toArray();
      boolean[] ownLabels = new boolean[own.length];
      for (int i = 0; i < own.length; i++) {
        ownLabels[i] = labels[group.get(i)];
      }
      double auc = auc(own, ownLabels);
      if (!Double.isNaN(auc)) {
        sum += own.length * auc;
        weight += own.length;
      }
    }
    return weight == 0 ? Double.NaN : sum / weight;
  }

  /// `−(1/n) Σ y ln p + (1−y) ln(1−p)`, in nats, with `p` kept [#CLIP] away from 0 and 1. At
  /// least 0, lower is better; NaN for no examples.
  public static double logLoss(double[] probabilities, boolean[] labels) {
    checkProbabilities(probabilities, labels);
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double p = Math.clamp(probabilities[i], CLIP, 1 - CLIP);
      sum -= Math.log(labels[i] ? p : 1 - p);
    }
    return labels.length == 0 ? Double.NaN : sum / labels.length;
  }

  /// Expected calibration error over bins of equal width: `ECE = Σ_b (n_b / n) |ȳ_b − p̄_b|`,
  /// where bin `b` of `m` holds the `p` in `[b/m, (b+1)/m)`, the last one 1 as well. In `[0,
  /// 1]`, lower is better; NaN for no examples.
  public static double expectedCalibrationError(
      double[] probabilities, boolean[] labels, int bins) {
    checkProbabilities(probabilities, labels);
    if (bins < 1) {
      throw new IllegalArgumentException("bins is " + bins + " but must be at least 1");
    }
    // |ȳ − p̄| n_b = |Σ (y − p)| within the bin.
    double[] gaps = new double[bins];
    for (int i = 0; i < labels.length; i++) {
      int bin = Math.min(bins - 1, (int) (probabilities[i] * bins));
      gaps[bin] += (labels[i] ? 1 : 0) - probabilities[i];
    }
    return labels.length == 0
        ? Double.NaN
        : Arrays.stream(gaps).map(Math::abs).sum() / labels.length;
  }

  private static void check(double[] scores, boolean[] labels) {
    if (scores.length != labels.length) {
      throw new IllegalArgumentException(labels.length + " labels of " + scores.length + " scores");
    }
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("score " + i + " is NaN");
      }
    }
  }

  private static void checkProbabilities(double[] probabilities, boolean[] labels) {
    check(probabilities, labels);
    for (int i = 0; i < probabilities.length; i++) {
      if (probabilities[i] < 0 || probabilities[i] > 1) {
        throw new IllegalArgumentException(
            "probability " + i + " is " + probabilities[i] + ", not in [0, 1]; is it a logit?");
      }
    }
  }
}
