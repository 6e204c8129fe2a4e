package dev.aisle.learning.models.mmr;

import dev.aisle.learning.diversity.ItemSimilarity;
import dev.aisle.learning.diversity.Picker;
import dev.aisle.learning.diversity.Picks;
import java.util.Arrays;

/// Maximal marginal relevance: the next pick is
/// `argmax_i λ · relevance_i − (1 − λ) · max_{j picked} similarity(i, j)`, where the maximum over
/// nothing is 0. `O(N · K)` similarities.
///
/// @param lambda in `[0, 1]`; 1 keeps the order of relevance
record Mmr(double lambda) implements Picker {
  Mmr {
    if (!(lambda >= 0 && lambda <= 1)) {
      throw new IllegalArgumentException("lambda is " + lambda + ", not in [0, 1]");
    }
  }

  @Override
  public Picks pick(double[] relevance, ItemSimilarity similarity, int most) {
    int n = relevance.length;
    double[] nearest = new double[n];
    boolean[] taken = new boolean[n];
    Picks picks = new Picks(Math.min(most, n));
    while (picks.size() < Math.min(most, n)) {
      int best = -1;
      double value = 0;
      for (int i = 0; i < n; i++) {
        double marginal = lambda * relevance[i] - (1 - lambda) * nearest[i];
        if (!taken[i] && (best < 0 || marginal > value)) {
          best = i;
          value = marginal;
        }
      }
      taken[best] = true;
      picks.add(best, value);
      if (lambda < 1) {
        addTo(nearest, best, similarity);
      }
    }
    return picks;
  }

  private static void addTo(double[] nearest, int picked, ItemSimilarity similarity) {
    Arrays.setAll(nearest, i -> Math.max(nearest[i], similarity.of(i, picked)));
  }
}
