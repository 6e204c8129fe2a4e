package dev.aisle.core.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Metrics of a new order of items that were logged in another one. Clicks are missing where nobody
/// looked, so each is weighted by the inverse of the probability that it could happen at all
/// (Joachims, Swaminathan and Schnabel, WSDM 2017).
public final class DebiasedMetrics {
  private DebiasedMetrics() {}

  /// An item as it was logged.
  ///
  /// @param gain what the shopper's answer is worth, 0 without one; at least 0
  /// @param examination the probability in `(0, 1]` that a shopper looks at the item's place
  /// @param propensity the probability in `(0, 1]` with which the logging policy chose the item for
  ///     its place; 1 for a deterministic policy
  public record Exposed<T>(T item, double gain, double examination, double propensity) {
    public Exposed {
      if (!(gain >= 0 && Double.isFinite(gain))) {
        throw new IllegalArgumentException("item " + item + " has the gain " + gain);
      }
      requireProbability(item, "examination", examination);
      requireProbability(item, "propensity", propensity);
    }

    private static void requireProbability(Object item, String name, double value) {
      if (!(value > 0 && value <= 1)) {
        throw new IllegalArgumentException(
            "item " + item + " has the " + name + " " + value + ", not in (0, 1]");
      }
    }

    /// `gain · min(most, 1 / (examination · propensity))`.
    public double weightedGain(double most) {
      return gain * Math.min(most, 1 / (examination * propensity));
    }
  }

  /// `Σ_i gain_i · w_i / log2(rank_i + 1)` over the logged items within rank `k` of the new order,
  /// with `w_i = min(most, 1 / (examination_i · propensity_i))`. An item of the page that is not in
  /// the ranking earns nothing. At least 0.
  ///
  /// Without propensities (all 1) and without clipping its expectation over clicks is the DCG of
  /// the items' true gains, whatever the logged order was, provided that a click needs
  /// examination and examination depends on the place alone. With propensities it is so over
  /// draws of the page as well.
  ///
  /// @param most the largest weight; bounds the variance and biases towards the logged order
  /// @throws IllegalArgumentException where an item stands in the ranking or on the page twice
  public static <T> double ipsDcg(List<T> ranking, List<Exposed<T>> page, double most, int k) {
    RankingMetrics.check(ranking, k);
    checkPage(page, most);
    double sum = 0;
    for (Exposed<T> exposed : page) {
      int rank = ranking.indexOf(exposed.item()) + 1;
      if (rank >= 1 && rank <= k) {
        sum += exposed.weightedGain(most) / RankingMetrics.log2(rank + 1);
      }
    }
    return sum;
  }

  /// [#ipsDcg] divided by that of the page's items in the order of their weighted gains. In `[0,
  /// 1]`; NaN where nothing was clicked. Comparable between pages, but no longer unbiased: the
  /// divisor is of the clicks that happened, and on a page with one click the weight cancels. To
  /// compare orders over a log, divide the sum of [#ipsDcg] by that of ideal orders.
  public static <T> double ipsNdcg(List<T> ranking, List<Exposed<T>> page, double most, int k) {
    double dcg = ipsDcg(ranking, page, most, k);
    ToDoubleFunction<Exposed<T>> gain = exposed -> exposed.weightedGain(most);
    double ideal = 0;
    double[] gains = page.stream().mapToDouble(gain).sorted().toArray();
    for (int rank = 1; rank <= Math.min(k, gains.length); rank++) {
      ideal += gains[gains.length - rank] / RankingMetrics.log2(rank + 1);
    }
    return ideal == 0 ? Double.NaN : dcg / ideal;
  }

  private static <T> void checkPage(List<Exposed<T>> page, double most) {
    if (!(most >= 1)) {
      throw new IllegalArgumentException("the largest weight is " + most + ", below 1");
    }
    Set<T> seen = new HashSet<>();
    for (Exposed<T> exposed : page) {
      if (!seen.add(exposed.item())) {
        throw new IllegalArgumentException("item " + exposed.item() + " is on the page twice");
      }
    }
  }
}
