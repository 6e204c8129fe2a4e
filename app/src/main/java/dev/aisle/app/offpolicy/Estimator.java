package dev.aisle.app.offpolicy;

import dev.aisle.app.offpolicy.Estimate.Estimated;
import dev.aisle.app.offpolicy.Estimate.Refused;
import dev.aisle.core.evaluation.Interval;
import java.util.Locale;

/// Estimators of a policy's value from single logged choices. With weights `w`, rewards `r`, the
/// reward model's `q` and `v` (see [Sample]) and means over `n` samples:
public enum Estimator {
  /// Inverse propensity score, `mean(w r)` (Horvitz, Thompson 1952). Unbiased; its variance grows
  /// with the weights.
  IPS(false, false),
  /// Self-normalised, `Σ w r / Σ w` (Swaminathan, Joachims, NIPS 2015). A little biased, for less
  /// variance; stays within the range of rewards.
  SNIPS(true, false),
  /// Doubly robust, `mean(v + w (r − q))` (Dudík, Langford, Li, ICML 2011, eq. 3). Unbiased where
  /// either the propensities or the model are right.
  DR(false, true),
  /// Doubly robust with self-normalised weights, `mean(v) + Σ w (r − q) / Σ w`.
  SNDR(true, true);

  private final boolean selfNormalised;
  private final boolean modelled;

  Estimator(boolean selfNormalised, boolean modelled) {
    this.selfNormalised = selfNormalised;
    this.modelled = modelled;
  }

  /// The last part of a figure's name: `snips`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The policy's value, or why the log cannot say it. The interval is `± 1.96` standard errors
  /// from the estimator's linearisation, clustered by shopper.
  ///
  /// @throws IllegalStateException where the estimator needs a model that samples lack
  public Estimate estimate(LoggedSamples samples, Limits limits) {
    if (modelled && !samples.hasModel()) {
      throw new IllegalStateException(label() + " needs a reward model and samples lack it");
    }
    Weighing weighing = samples.judgedWeights();
    Refused refused = limits.refusal(weighing, samples.unsupportedShare());
    if (refused != null) {
      return refused;
    }
    return new Estimated(
        interval(samples), weighing.effectiveSample(), weighing.mean(), samples.clippedShare());
  }

  private Interval interval(LoggedSamples samples) {
    int n = samples.size();
    double base = 0;
    double corrections = 0;
    double weights = 0;
    for (int i = 0; i < n; i++) {
      base += base(samples, i);
      corrections += correction(samples, i);
      weights += samples.weight(i);
    }
    double divisor = selfNormalised ? weights : n;
    double correction = corrections / divisor;
    double value = base / n + correction;
    Clusters influences = new Clusters();
    for (int i = 0; i < n; i++) {
      double own = selfNormalised ? samples.weight(i) : 1;
      influences.add(
          samples.cluster(i),
          (base(samples, i) - base / n) / n
              + (correction(samples, i) - correction * own) / divisor);
    }
    return Interval.ofError(value, influences.error(), influences.count());
  }

  private double base(LoggedSamples samples, int i) {
    return modelled ? samples.expected(i) : 0;
  }

  private double correction(LoggedSamples samples, int i) {
    double model = modelled ? samples.modelled(i) : 0;
    return samples.weight(i) * (samples.reward(i) - model);
  }
}
