package dev.aisle.app.offpolicy;

import dev.aisle.app.offpolicy.Estimate.Estimated;
import dev.aisle.app.offpolicy.Estimate.Refused;
import dev.aisle.core.evaluation.Interval;
import java.util.Locale;

/// Estimators of the reward of a whole page, the sum over its places. They differ in what a place's
/// reward is taken to depend on: the more, the larger and wilder the weights. On pages of one place
/// they are all the same.
///
/// With weights `W_ik` and rewards `r_ik` of place `k` on page `i` of `n`, the plain form is
/// `(1/n) Σ_i Σ_k W_ik r_ik`. The self-normalised form divides at each position by the weights
/// there, `Σ_k (n_k / n) · Σ_i W_ik r_ik / Σ_i W_ik`, where `n_k` pages have a place `k`.
public enum SlateEstimator {
  /// The reward depends on the whole page: `W_ik = π_e(page) / π_0(page)`. Right whatever shoppers
  /// do, and useless for long pages.
  STANDARD(Weights.JOINT, false),
  /// [#STANDARD], self-normalised.
  SN_STANDARD(Weights.JOINT, true),
  /// The reward depends on item and position alone: `W_ik = π_e(item at k) / π_0(item at k)` (Li,
  /// Abbasi-Yadkori, Kveton, Muthukrishnan, Vinay, Wen, KDD 2018).
  INDEPENDENT(Weights.PLACE, false),
  /// [#INDEPENDENT], self-normalised.
  SN_INDEPENDENT(Weights.PLACE, true),
  /// The reward depends on the items above too, as for a shopper who reads from the top: `W_ik =
  /// π_e(first k items) / π_0(first k items)` (reward interaction; McInerney, Brost, Chandar,
  /// Mehrotra, Carterette, KDD 2020).
  REWARD_INTERACTION(Weights.PREFIX, false),
  /// [#REWARD_INTERACTION], self-normalised.
  SN_REWARD_INTERACTION(Weights.PREFIX, true);

  private enum Weights {
    JOINT,
    PLACE,
    PREFIX
  }

  private final Weights weights;
  private final boolean selfNormalised;

  SlateEstimator(Weights weights, boolean selfNormalised) {
    this.weights = weights;
    this.selfNormalised = selfNormalised;
  }

  /// The last part of a figure's name: `sn-reward-interaction`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The mean reward of a page under the evaluated policy, or why the log cannot say it. Effective
  /// samples are pages: those of all places over the mean number of places.
  public Estimate estimate(SlateSamples samples, Limits limits) {
    double unsupported =
        weights == Weights.PLACE ? samples.unsupportedPlaces() : samples.unsupportedPages();
    Weighing weighing = weighing(samples);
    Refused refused = limits.refusal(weighing, unsupported);
    if (refused != null) {
      return refused;
    }
    return new Estimated(interval(samples), weighing.effectiveSample(), weighing.mean(), 0);
  }

  private double weight(SlateSamples samples, int page, int k) {
    return switch (weights) {
      case JOINT -> samples.jointWeight(page);
      case PLACE -> samples.weight(page, k);
      case PREFIX -> samples.prefixWeight(page, k);
    };
  }

  private Weighing weighing(SlateSamples samples) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < samples.size(); i++) {
      for (int k = 0; k < samples.positions(i); k++) {
        double weight = weight(samples, i, k);
        sum += weight;
        squares += weight * weight;
      }
    }
    double mean = sum / samples.places();
    Clusters spread = new Clusters();
    for (int i = 0; i < samples.size(); i++) {
      for (int k = 0; k < samples.positions(i); k++) {
        spread.add(samples.cluster(i), (weight(samples, i, k) - mean) / samples.places());
      }
    }
    double placesAPage = (double) samples.places() / samples.size();
    return new Weighing(mean, spread.error(), sum * sum / squares / placesAPage);
  }

  private Interval interval(SlateSamples samples) {
    int n = samples.size();
    double[] pagesWith = new double[samples.longest()];
    double[] weightAt = new double[samples.longest()];
    double[] rewardAt = new double[samples.longest()];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < samples.positions(i); k++) {
        double weight = weight(samples, i, k);
        pagesWith[k]++;
        weightAt[k] += weight;
        rewardAt[k] += weight * samples.reward(i, k);
      }
    }
    double[] valueAt = new double[samples.longest()];
    double value = 0;
    for (int k = 0; k < valueAt.length; k++) {
      double divisor = selfNormalised ? weightAt[k] : pagesWith[k];
      // No weight at a position: the evaluated policy never has what was logged there.
      valueAt[k] = divisor == 0 ? 0 : rewardAt[k] / divisor;
      value += pagesWith[k] / n * valueAt[k];
    }
    Clusters influences = new Clusters();
    for (int i = 0; i < n; i++) {
      // A page is asked for its places; value less what pages give on average has mean 0.
      double influence = -value / n;
      for (int k = 0; k < samples.positions(i); k++) {
        double weight = weight(samples, i, k);
        double own = selfNormalised ? weight : 1;
        double divisor = selfNormalised ? weightAt[k] : pagesWith[k];
        double change = weight * samples.reward(i, k) - own * valueAt[k];
        influence += valueAt[k] / n + (divisor == 0 ? 0 : pagesWith[k] / n * change / divisor);
      }
      influences.add(samples.cluster(i), influence);
    }
    return Interval.ofError(value, influences.error(), influences.count());
  }
}
