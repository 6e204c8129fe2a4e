package dev.aisle.core.evaluation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Metrics of one stage inside a cascade, as ASMOL (arXiv 2305.13647) and HCCP (arXiv 2502.10284)
/// measure pre-ranking: not how well it orders what was shown, but how much of what turned out to
/// matter it lets through.
public final class StageMetrics {
  private StageMetrics() {}

  /// `hit@K = |top-K ∩ T| / |T|`, of one request. In `[0, 1]`; NaN where `T` is empty, so that
  /// a mean over requests is over those with targets.
  ///
  /// What it is called depends on the targets `T`:
  /// - **ISH@K**, in-scenario set hit: items clicked in this scenario after this request. Biased
  ///   towards the deployed stage, which let every such item through: it scores 1 at its own limit.
  /// - **ISPH@K**: the same with purchases.
  /// - **ASH@K**, all-scenario set hit: items that the shopper clicked in *other* scenarios (feed,
  ///   cart, home) and that are bound to this request: for a search only where the item is relevant
  ///   to the query, each (shopper, item) once, at the latest such query before the action.
  /// - **ASPH@K**: the same with purchases.
  public static <T> double setHit(List<T> ranking, Set<T> targets, int k) {
    RankingMetrics.check(ranking, k);
    long hits = ranking.stream().limit(k).filter(targets::contains).count();
    return targets.isEmpty() ? Double.NaN : (double) hits / targets.size();
  }

  /// `overlap@K = |top-K(a) ∩ top-K(b)| / min(K, |b|)`: how much of a later stage's head
  /// (`reference`) an earlier stage keeps. In `[0, 1]`; NaN where the reference is empty.
  public static <T> double overlap(List<T> ranking, List<T> reference, int k) {
    RankingMetrics.check(reference, k);
    return setHit(ranking, Set.copyOf(reference.subList(0, Math.min(k, reference.size()))), k);
  }

  /// A third of the items by popularity.
  public enum Tercile {
    TOP,
    MIDDLE,
    TAIL
  }

  /// Cuts the items into three equally large groups by their clicks, most first; ties by the items'
  /// order. Where the number is no multiple of three the earlier groups are the larger.
  public static <T extends Comparable<? super T>> Map<T, Tercile> terciles(Map<T, Long> clicks) {
    List<T> items =
        clicks.entrySet().stream()
            .sorted(
                Map.Entry.<T, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    int third = Math.ceilDiv(items.size(), 3);
    Map<T, Tercile> terciles = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      terciles.put(
          items.get(i), i < third ? Tercile.TOP : i < 2 * third ? Tercile.MIDDLE : Tercile.TAIL);
    }
    return terciles;
  }

  /// [#setHit] with the targets of one tercile only; NaN where none of them is in it.
  public static <T> double setHit(
      List<T> ranking, Set<T> targets, int k, Map<T, Tercile> terciles, Tercile tercile) {
    Set<T> own = new HashSet<>(targets);
    own.removeIf(item -> terciles.getOrDefault(item, Tercile.TAIL) != tercile);
    return setHit(ranking, own, k);
  }
}
