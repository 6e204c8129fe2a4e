package dev.aisle.app.offpolicy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A log seen from the policy that is to be evaluated, 40 bytes a sample. Mutable; not for several
/// threads.
public final class LoggedSamples {
  private int[] clusters = new int[16];
  private final DoubleColumn weights = new DoubleColumn();
  private final DoubleColumn rewards = new DoubleColumn();
  private final DoubleColumn modelled = new DoubleColumn();
  private final DoubleColumn expected = new DoubleColumn();
  private double unsupported;
  private double clipped;
  private @Nullable Weighing unclipped;

  /// Appends a sample.
  public void add(Sample sample) {
    int n = size();
    if (n == clusters.length) {
      clusters = Arrays.copyOf(clusters, 2 * n);
    }
    clusters[n] = sample.cluster();
    weights.add(sample.weight());
    rewards.add(sample.reward());
    modelled.add(sample.modelled());
    expected.add(sample.expected());
    unsupported += sample.unsupported();
  }

  /// Samples.
  public int size() {
    return weights.size();
  }

  /// The same samples with weights of at most `largest`: less variance, for a bias towards choices
  /// that both policies make. Whether the weights average 1 is still asked of those before.
  public LoggedSamples clipped(double largest) {
    if (!(largest > 0)) {
      throw new IllegalArgumentException("the largest weight is " + largest);
    }
    LoggedSamples cut = new LoggedSamples();
    for (int i = 0; i < size(); i++) {
      cut.add(
          new Sample(
              Math.min(largest, weight(i)), reward(i), cluster(i), modelled(i), expected(i), 0));
      cut.clipped += weight(i) > largest ? 1 : 0;
    }
    cut.unsupported = unsupported;
    Weighing before = unclipped == null ? weighing() : unclipped;
    cut.unclipped = before;
    return cut;
  }

  /// Weights that add up to the number of samples: `w_i · n / Σw`.
  public double[] normalisedWeights() {
    double scale = size() / weights.sum();
    double[] normalised = new double[size()];
    Arrays.setAll(normalised, i -> weight(i) * scale);
    return normalised;
  }

  /// Mean probability of choices that the logging policy never makes.
  public double unsupportedShare() {
    return unsupported / size();
  }

  /// `(Σw)² / Σw²`; NaN for an empty log.
  public double effectiveSample() {
    return weighing().effectiveSample();
  }

  double weight(int i) {
    return weights.get(i);
  }

  double reward(int i) {
    return rewards.get(i);
  }

  double modelled(int i) {
    return modelled.get(i);
  }

  double expected(int i) {
    return expected.get(i);
  }

  int cluster(int i) {
    return clusters[i];
  }

  double clippedShare() {
    return clipped / size();
  }

  boolean hasModel() {
    return !Double.isNaN(modelled.sum()) && !Double.isNaN(expected.sum());
  }

  Weighing weighing() {
    double mean = weights.sum() / size();
    double squares = 0;
    Clusters spread = new Clusters();
    for (int i = 0; i < size(); i++) {
      squares += weight(i) * weight(i);
      spread.add(cluster(i), (weight(i) - mean) / size());
    }
    double sum = weights.sum();
    return new Weighing(mean, spread.error(), sum * sum / squares);
  }

  /// What decides whether there is an estimate: effective samples as they are used, the mean weight
  /// as it was before clipping.
  Weighing judgedWeights() {
    Weighing own = weighing();
    return unclipped == null
        ? own
        : new Weighing(unclipped.mean(), unclipped.error(), own.effectiveSample());
  }
}
