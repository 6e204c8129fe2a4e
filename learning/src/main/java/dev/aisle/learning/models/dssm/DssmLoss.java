package dev.aisle.learning.models.dssm;

import dev.aisle.learning.tensor.Tensor;

/// Softmax over the catalogue, estimated from the items of a batch.
final class DssmLoss {
  /// Added to the logit of an item that a query is not to be compared with.
  static final float EXCLUDED = -1e9f;

  private DssmLoss() {}

  /// The probability that a step draws an item at least once:
  /// ```
  /// q = 1 − (1 − p)ᵇ · (1 − 1/N)ᵘ
  /// ```
  ///
  /// @param p the item's share of all clicks
  /// @param b examples from the log in a step
  /// @param u items drawn evenly
  /// @param n items in the catalogue, N
  static double drawn(double p, int b, int u, int n) {
    return 1 - Math.pow(1 - p, b) * Math.pow(1 - 1.0 / n, u);
  }

  /// What is added to the logit of an item that a step has drawn with probability `q`: `−ln q`
  /// (Yi et al. 2019, equation 3). With it, `Σ exp(logit − ln q)` over the items that were drawn
  /// has the mean `Σ exp(logit)` over all. A hard negative is there with certainty, so that nothing
  /// is added to its logit.
  static float correction(double q) {
    return (float) -Math.log(q);
  }

  /// The mean over queries, by weight, of `−ln softmax(q · i / τ + correction)` at the answer.
  ///
  /// @param queries `[B, D]`, unit vectors
  /// @param items `[M, D]`, unit vectors
  /// @param corrections `[B, M]`
  /// @param answers `[B]`, in `[0, M)`
  /// @param weights `[B]`
  static Tensor of(
      Tensor queries,
      Tensor items,
      Tensor corrections,
      Tensor answers,
      Tensor weights,
      double temperature) {
    Tensor logits =
        queries.matmul(items.transpose(0, 1)).times(1 / temperature).plus(corrections); // [B, M]
    Tensor likelihood = logits.logSoftmax(1).gather(1, answers.unsqueeze(1)).squeeze(1); // [B]
    return likelihood.times(weights).sum().over(weights.sum()).negated();
  }
}
