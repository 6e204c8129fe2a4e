package dev.aisle.core.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/// Metrics of how different the items of one list, or of all lists of a shop, are.
public final class DiversityMetrics {
  private DiversityMetrics() {}

  /// Intra-list distance: `ILD@k = (2 / n(n−1)) Σ_{i<j} d(i, j)` over the first `k` items. On the
  /// distance's scale; NaN for fewer than two items. The order within `k` does not matter.
  ///
  /// @param distance symmetric; `1 − cosine` for ILAD
  public static <T> double intraListDistance(
      List<T> ranking, ToDoubleBiFunction<T, T> distance, int k) {
    RankingMetrics.check(ranking, k);
    List<T> head = ranking.subList(0, Math.min(k, ranking.size()));
    double sum = 0;
    for (int j = 1; j < head.size(); j++) {
      for (int i = 0; i < j; i++) {
        sum += distance.applyAsDouble(head.get(i), head.get(j));
      }
    }
    return head.size() < 2 ? Double.NaN : 2 * sum / ((double) head.size() * (head.size() - 1));
  }

  /// `α-DCG@k = Σ_{r≤k} (1 / log2(r + 1)) Σ_{t ∈ topics(r)} (1 − α)^{n(t, r)}`, where `n(t, r)`
  /// counts the items above rank `r` that cover topic `t` (Clarke et al., SIGIR 2008); divided
  /// by that of the order which picks greedily, best next gain first, from all items with
  /// topics (the best order is NP-hard, so a value slightly above 1 is possible). NaN where no
  /// item has a topic.
  ///
  /// @param topics what a relevant item covers; an item that is not in the map is irrelevant
  /// @param alpha in `[0, 1]`, how sure one is that a covered topic is done with; usually 0.5
  public static <T> double alphaNdcg(
      List<T> ranking, Map<T, Set<String>> topics, double alpha, int k) {
    RankingMetrics.check(ranking, k);
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha is " + alpha + ", not in [0, 1]");
    }
    double ideal = alphaDcg(greedy(topics, alpha, k), topics, alpha, k);
    return ideal == 0 ? Double.NaN : alphaDcg(ranking, topics, alpha, k) / ideal;
  }

  private static <T> double alphaDcg(
      List<T> ranking, Map<T, Set<String>> topics, double alpha, int k) {
    Map<String, Integer> seen = new HashMap<>();
    double sum = 0;
    for (int r = 1; r <= Math.min(k, ranking.size()); r++) {
      Set<String> own = topics.getOrDefault(ranking.get(r - 1), Set.of());
      sum += gain(own, seen, alpha) / RankingMetrics.log2(r + 1);
      own.forEach(topic -> seen.merge(topic, 1, Integer::sum));
    }
    return sum;
  }

  private static <T> List<T> greedy(Map<T, Set<String>> topics, double alpha, int k) {
    List<T> left = new ArrayList<>(topics.keySet());
    List<T> order = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    while (!left.isEmpty() && order.size() < k) {
      T best = left.getFirst();
      double most = -1;
      for (T item : left) {
        double gain = gain(topics.getOrDefault(item, Set.of()), seen, alpha);
        if (gain > most) {
          best = item;
          most = gain;
        }
      }
      left.remove(best);
      order.add(best);
      topics.getOrDefault(best, Set.of()).forEach(topic -> seen.merge(topic, 1, Integer::sum));
    }
    return order;
  }

  private static double gain(Set<String> topics, Map<String, Integer> seen, double alpha) {
    double gain = 0;
    for (String topic : topics) {
      gain += Math.pow(1 - alpha, seen.getOrDefault(topic, 0));
    }
    return gain;
  }

  /// `−Σ_c (n_c / n) ln(n_c / n)` over the categories of the first `k` items, in nats; 0 where all
  /// are alike, NaN for an empty list.
  ///
  /// @param categories of the items in rank order
  public static double categoryEntropy(List<String> categories, int k) {
    List<String> head = categories.subList(0, Math.min(k, categories.size()));
    Map<String, Integer> counts = new HashMap<>();
    head.forEach(category -> counts.merge(category, 1, Integer::sum));
    double entropy = 0;
    for (int count : counts.values()) {
      double share = (double) count / head.size();
      entropy -= share * Math.log(share);
    }
    return head.isEmpty() ? Double.NaN : entropy;
  }

  /// The share of the catalogue that was exposed at least once. In `[0, 1]`; NaN for an empty
  /// catalogue.
  ///
  /// @param exposures how often each item of the catalogue was shown, zeros included
  public static double coverage(long[] exposures) {
    long shown = 0;
    for (long count : exposures) {
      shown += count > 0 ? 1 : 0;
    }
    return exposures.length == 0 ? Double.NaN : (double) shown / exposures.length;
  }

  /// The Gini coefficient of exposure, `Σ_i (2i − n − 1) x_i / (n Σ x)` with `x` ascending and `i`
  /// from 1: 0 where all items are shown equally often, `(n−1)/n` where one gets everything. NaN
  /// where nothing was shown.
  ///
  /// @param exposures how often each item of the catalogue was shown, zeros included
  public static double gini(long[] exposures) {
    long[] sorted = exposures.clone();
    java.util.Arrays.sort(sorted);
    double weighted = 0;
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] < 0) {
        throw new IllegalArgumentException("an item was shown " + sorted[i] + " times");
      }
      weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
      sum += sorted[i];
    }
    return sum == 0 ? Double.NaN : weighted / (sorted.length * sum);
  }
}
