package dev.aisle.learning.models.dpp;

import dev.aisle.learning.diversity.ItemSimilarity;
import dev.aisle.learning.diversity.Picker;
import dev.aisle.learning.diversity.Picks;

/// Greedy maximum a posteriori of a determinantal point process with the kernel
/// `L_ij = q_i S_ij q_j`, `q_i = exp(α · relevance_i)`, `α = θ / (2 (1 − θ))`: the next pick is
/// `argmax_i log det(L_{Y ∪ i}) − log det(L_Y)`, which is `log d_i²` of an incremental Cholesky
/// factor (Chen, Zhang and Zhou, NeurIPS 2018, algorithm 1 and equation 14). `O(N · K²)`.
///
/// @param theta in `[0, 1)`; 0 looks at similarity alone, near 1 at relevance alone
record Dpp(double theta) implements Picker {
  /// Once the best pick adds less volume than this the rest repeats what was picked.
  static final double LEAST_VOLUME = 1e-10;

  Dpp {
    if (!(theta >= 0 && theta < 1)) {
      throw new IllegalArgumentException("theta is " + theta + ", not in [0, 1)");
    }
  }

  /// `α`, the weight of relevance in the logarithm of an item's quality.
  double alpha() {
    return theta / (2 * (1 - theta));
  }

  @Override
  public Picks pick(double[] relevance, ItemSimilarity similarity, int most) {
    int n = relevance.length;
    int k = Math.min(most, n);
    // volume[i] = d_i² / q_i²: quality factors out of the Cholesky rows, so that a large α cannot
    // overflow and log d_i² = log volume[i] + 2 α relevance_i.
    double[] volume = new double[n];
    double[][] rows = new double[n][k];
    boolean[] taken = new boolean[n];
    java.util.Arrays.fill(volume, 1);
    Picks picks = new Picks(k);
    while (picks.size() < k) {
      int best = best(relevance, volume, taken);
      if (best < 0) {
        break;
      }
      int depth = picks.size();
      picks.add(best, Math.log(volume[best]) + 2 * alpha() * relevance[best]);
      taken[best] = true;
      double root = Math.sqrt(volume[best]);
      for (int i = 0; i < n; i++) {
        if (!taken[i]) {
          double e = (similarity.of(best, i) - dot(rows[best], rows[i], depth)) / root;
          rows[i][depth] = e;
          volume[i] -= e * e;
        }
      }
    }
    return picks;
  }

  private int best(double[] relevance, double[] volume, boolean[] taken) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < volume.length; i++) {
      if (!taken[i] && volume[i] > LEAST_VOLUME) {
        double gain = Math.log(volume[i]) + 2 * alpha() * relevance[i];
        if (gain > most) {
          best = i;
          most = gain;
        }
      }
    }
    return best;
  }

  private static double dot(double[] a, double[] b, int length) {
    double dot = 0;
    for (int i = 0; i < length; i++) {
      dot += a[i] * b[i];
    }
    return dot;
  }
}
