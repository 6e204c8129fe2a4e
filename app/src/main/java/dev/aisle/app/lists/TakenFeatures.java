package dev.aisle.app.lists;

import dev.aisle.app.sequences.Ask;
import dev.aisle.app.sequences.Covisitation;
import dev.aisle.app.sequences.DenseFeatures;
import dev.aisle.app.sequences.SequenceConfig;

/// Features of who took what: [DenseFeatures] of a candidate, and how long and how popular a
/// history is. The incoming score is ItemCF's, of equal ones the popular first, and what was taken
/// already last. Everything is counted without the shopper who is asked about, so that lists
/// learned from and lists of tests look alike.
final class TakenFeatures implements ListFeatures {
  private static final int CONTEXT = 2;

  /// Cosines below this are alike.
  private static final double LEAST = 1e-3;

  private final Covisitation counts;
  private final DenseFeatures dense;

  /// @param counts of all that may be learned from, targets of trainings included
  TakenFeatures(Covisitation counts) {
    this.counts = counts;
    dense = new DenseFeatures(SequenceConfig.DEFAULTS, counts);
  }

  @Override
  public int base() {
    return dense.count();
  }

  @Override
  public void write(Ask ask, int candidate, float[] to, int at) {
    dense.write(ask.shopper(), ask.history(), ask.history().length, candidate, to, at);
  }

  @Override
  public int context() {
    return CONTEXT;
  }

  @Override
  public void writeContext(Ask ask, float[] to, int at) {
    double popular = 0;
    for (int item : ask.history()) {
      popular += Math.log1p(counts.takers(item)) / ask.history().length;
    }
    to[at] = (float) (Math.log1p(ask.history().length) - 2);
    to[at + 1] = (float) (0.3 * popular - 1);
  }

  @Override
  public double upstream(Ask ask, int candidate) {
    if (Ask.has(ask.history(), ask.history().length, candidate)) {
      return Math.log(LEAST) - 1;
    }
    boolean took = counts.took(ask.shopper(), candidate);
    double sum = 0.01 * Math.log1p(counts.takers(candidate) - (took ? 1 : 0));
    for (int item : ask.history()) {
      boolean counted = counts.took(ask.shopper(), item);
      sum += counts.cosineWithout(ask.shopper(), item, counted, candidate, took);
    }
    return Math.log(LEAST + sum);
  }
}
