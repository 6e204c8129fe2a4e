package dev.aisle.app.sequences;

import dev.aisle.core.evaluation.Metric;
import java.util.function.ToDoubleFunction;

/// A metric of asks that have one right answer each.
///
/// @param label the last part of a figure's name: `ndcg@10`
/// @param of the value for one ask, in `[0, 1]`
public record Measure(String label, ToDoubleFunction<Standing> of) {
  /// `1 / log2(rank + 1)` within rank `k`, else 0.
  public static Measure ndcg(int k) {
    return new Measure(
        Metric.NDCG.at(k),
        standing -> within(standing, k) ? Math.log(2) / Math.log(standing.rank() + 1.0) : 0);
  }

  /// 1 where the target stands within rank `k`, else 0.
  public static Measure hitRate(int k) {
    return new Measure(Metric.HIT_RATE.at(k), standing -> within(standing, k) ? 1 : 0);
  }

  /// The share of the other candidates that stand below the target, of equal ones one half. Its
  /// mean is AUC within a shopper.
  public static Measure auc() {
    return new Measure(
        Metric.GAUC.label(),
        standing ->
            (standing.others() - standing.above() - standing.level() / 2.0) / standing.others());
  }

  private static boolean within(Standing standing, int k) {
    return standing.rank() >= 1 && standing.rank() <= k;
  }
}
