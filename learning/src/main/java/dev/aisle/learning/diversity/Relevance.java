package dev.aisle.learning.diversity;

/// Scores of one slate made comparable with similarities.
public final class Relevance {
  private Relevance() {}

  /// `(s − min) / (max − min)`, so that the best item has 1 and the worst 0; all 1 where all scores
  /// are equal.
  public static double[] of(double[] scores) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      least = Math.min(least, score);
      most = Math.max(most, score);
    }
    double[] relevance = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      relevance[i] = most > least ? (scores[i] - least) / (most - least) : 1;
    }
    return relevance;
  }
}
