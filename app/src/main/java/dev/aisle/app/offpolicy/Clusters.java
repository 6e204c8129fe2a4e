package dev.aisle.app.offpolicy;

import java.util.Arrays;
import java.util.BitSet;

/// Adds up by cluster what each sample contributes to an estimate's error.
///
/// An estimate whose samples have influences `ψ_i` with sum 0 has the standard error
/// `√( C / (C−1) · Σ_c (Σ_{i∈c} ψ_i)² )` over `C` clusters. NaN for fewer than two. One pass, so
/// that a million samples cost what a thousand cost a bootstrap.
final class Clusters {
  private final BitSet seen = new BitSet();
  private double[] sums = new double[16];

  void add(int cluster, double influence) {
    if (cluster >= sums.length) {
      sums = Arrays.copyOf(sums, Math.max(cluster + 1, 2 * sums.length));
    }
    seen.set(cluster);
    sums[cluster] += influence;
  }

  int count() {
    return seen.cardinality();
  }

  double error() {
    double squares = 0;
    for (double sum : sums) {
      squares += sum * sum;
    }
    double clusters = count();
    return clusters < 2 ? Double.NaN : Math.sqrt(clusters / (clusters - 1) * squares);
  }
}
