package dev.aisle.learning.ranking;

import dev.aisle.learning.tensor.Tensor;

/// The objective of ESMM (Ma et al., "Entire Space Multi-Task Model", SIGIR 2018, Eq. 3): both
/// probabilities are trained over all exposures, so that the one of an order given a click is not
/// learned from clicked items alone and then used on all others.
/// ```
/// pCTCVR = pCTR · pCVR
/// L = mean_w l(click, pCTR) + mean_w l(order, pCTCVR)        l: log loss
/// ```
public final class EntireSpace {
  private EntireSpace() {}

  /// The log loss of the product of two probabilities, element by element, from their logits:
  /// ```
  /// ln pq = −s(−a) − s(−b)        ln (1 − pq) = ln (1 − p + p (1 − q)) = ln (e^−s(a) + e^(−s(−a)
  /// − s(b)))
  /// ```
  /// with `s` the softplus; no probability is ever formed, so nothing is lost near 0 and 1.
  ///
  /// @param a logits of the first
  /// @param b logits of the second
  /// @param labels 0 or 1, of the same shape
  public static Tensor productLogLoss(Tensor a, Tensor b, Tensor labels) {
    Tensor logFirst = a.negated().softplus().negated();
    Tensor yes = logFirst.minus(b.negated().softplus());
    Tensor no =
        Tensor.stack(-1, a.softplus().negated(), logFirst.minus(b.softplus())).logSumExp(-1);
    return labels.times(yes.minus(no)).plus(no).negated();
  }

  /// The cross entropy of clicks within each page, a mean over pages:
  /// ```
  /// −Σᵢ yᵢ ln softmax(z + ln w)ᵢ        y: a page's clicks as shares that add up to 1
  /// ```
  /// A page's clicks are decided among its items. The log loss spends itself on how clickable pages
  /// are as a whole; this part asks for the order within each, while the log loss keeps
  /// probabilities what they are called (Sheng et al., "Joint Optimization of Ranking and
  /// Calibration", KDD 2023).
  ///
  /// @param logits `[P, C]`
  /// @param shares `[P, C]`, 0 throughout for a page without clicks
  /// @param weights `[P, C]`, 0 for padding
  /// @param pages with clicks, at least one
  public static Tensor lists(Tensor logits, Tensor shares, Tensor weights, int pages) {
    Tensor log = logits.plus(weights.plus(1e-30).log()).logSoftmax(-1);
    return shares.times(log).sum().times(-1.0 / pages);
  }

  /// The mean of losses with weights.
  ///
  /// @param weights of the same shape, 0 for padding; not all 0
  public static Tensor mean(Tensor losses, Tensor weights) {
    return losses.times(weights).sum().over(weights.sum());
  }
}
