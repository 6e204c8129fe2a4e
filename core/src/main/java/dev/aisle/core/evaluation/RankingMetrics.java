package dev.aisle.core.evaluation;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Metrics of one ranked list against relevance grades.
///
/// In all of them `r` is the 1-based rank, `g(r)` the grade of the item at rank `r`, an item
/// that nobody judged has grade 0, and an item is relevant where its grade is above 0. A
/// ranking shorter than `k` is not filled up. An item may stand in a ranking once; the second
/// time throws [IllegalArgumentException], since it would be paid twice. `k` is at least 1;
/// [#ALL] for the whole list.
public final class RankingMetrics {
  /// As `k`: the whole list.
  public static final int ALL = Integer.MAX_VALUE;

  private RankingMetrics() {}

  /// `DCG@k = Σ_{r≤k} (2^g(r) − 1) / log2(r + 1)`, divided by the DCG of the best order of all
  /// judged items. In `[0, 1]`; NaN where no judged item is relevant.
  public static <T> double ndcg(List<T> ranking, Map<T, Integer> grades, int k) {
    check(ranking, k);
    double ideal = 0;
    int rank = 0;
    for (int grade : grades.values().stream().sorted(Collections.reverseOrder()).toList()) {
      rank++;
      if (rank > k || grade <= 0) {
        break;
      }
      ideal += gain(grade) / log2(rank + 1);
    }
    return ideal == 0 ? Double.NaN : dcg(ranking, grades, k) / ideal;
  }

  private static <T> double dcg(List<T> ranking, Map<T, Integer> grades, int k) {
    double sum = 0;
    for (int r = 1; r <= Math.min(k, ranking.size()); r++) {
      sum += gain(grade(ranking.get(r - 1), grades)) / log2(r + 1);
    }
    return sum;
  }

  /// `AP@k = (1 / min(k, R)) Σ_{r≤k, relevant} precision@r`, with `R` relevant items judged;
  /// its mean over queries is MAP. In `[0, 1]`; NaN where `R` is 0.
  public static <T> double averagePrecision(List<T> ranking, Map<T, Integer> grades, int k) {
    check(ranking, k);
    int relevant = relevant(grades);
    int hits = 0;
    double sum = 0;
    for (int r = 1; r <= Math.min(k, ranking.size()); r++) {
      if (grade(ranking.get(r - 1), grades) > 0) {
        hits++;
        sum += (double) hits / r;
      }
    }
    return relevant == 0 ? Double.NaN : sum / Math.min(k, relevant);
  }

  /// `1 / r` of the first relevant item within `k`, 0 where there is none; its mean over queries is
  /// MRR. NaN where no judged item is relevant.
  public static <T> double reciprocalRank(List<T> ranking, Map<T, Integer> grades, int k) {
    check(ranking, k);
    if (relevant(grades) == 0) {
      return Double.NaN;
    }
    for (int r = 1; r <= Math.min(k, ranking.size()); r++) {
      if (grade(ranking.get(r - 1), grades) > 0) {
        return 1.0 / r;
      }
    }
    return 0;
  }

  /// The share of the relevant items that stand within `k`. In `[0, 1]`; NaN where there are none.
  public static <T> double recall(List<T> ranking, Map<T, Integer> grades, int k) {
    int relevant = relevant(grades);
    return relevant == 0 ? Double.NaN : (double) hits(ranking, grades, k) / relevant;
  }

  /// The share of the first `k` places that hold a relevant item; empty places of a shorter ranking
  /// count as misses. With [#ALL], of the ranking's own length. In `[0, 1]`; NaN for an empty
  /// ranking with [#ALL].
  public static <T> double precision(List<T> ranking, Map<T, Integer> grades, int k) {
    int hits = hits(ranking, grades, k);
    int places = k == ALL ? ranking.size() : k;
    return places == 0 ? Double.NaN : (double) hits / places;
  }

  /// 1 where any relevant item stands within `k`, else 0; NaN where no judged item is relevant.
  public static <T> double hitRate(List<T> ranking, Map<T, Integer> grades, int k) {
    return relevant(grades) == 0 ? Double.NaN : Math.min(1, hits(ranking, grades, k));
  }

  private static <T> int hits(List<T> ranking, Map<T, Integer> grades, int k) {
    check(ranking, k);
    int hits = 0;
    for (T item : ranking.subList(0, Math.min(k, ranking.size()))) {
      hits += grade(item, grades) > 0 ? 1 : 0;
    }
    return hits;
  }

  private static <T> int relevant(Map<T, Integer> grades) {
    return (int) grades.values().stream().filter(grade -> grade > 0).count();
  }

  private static <T> int grade(T item, Map<T, Integer> grades) {
    return Math.max(0, grades.getOrDefault(item, 0));
  }

  private static double gain(int grade) {
    return Math.scalb(1.0, grade) - 1;
  }

  static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  static <T> void check(List<T> ranking, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k is " + k + " but must be at least 1");
    }
    if (new HashSet<>(ranking).size() != ranking.size()) {
      HashSet<T> seen = new HashSet<>();
      T twice = ranking.stream().filter(item -> !seen.add(item)).findFirst().orElseThrow();
      throw new IllegalArgumentException("item " + twice + " stands in the ranking twice");
    }
  }
}
