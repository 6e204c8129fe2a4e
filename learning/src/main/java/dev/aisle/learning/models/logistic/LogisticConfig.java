package dev.aisle.learning.models.logistic;

/// Settings of the logistic pre-ranker. The defaults won on validation pages, see
/// docs/models/logistic.md.
///
/// @param epochs passes over the training pages at most
/// @param patience passes without a better validation metric before training ends
/// @param alpha step size of FTRL-proximal
/// @param beta smoothing of its per-coordinate step
/// @param l1 pull to exactly zero, of hashed words
/// @param l2 pull towards zero
/// @param maxBuckets categorical columns with at most so many buckets are inputs; 0 for none
/// @param droppedWeight what a candidate that a stage dropped counts, beside 1 of an exposure; 0
///     leaves them out
/// @param orderWeight what an ordered item counts, beside 1 of a clicked one
public record LogisticConfig(
    int epochs,
    int patience,
    double alpha,
    double beta,
    double l1,
    double l2,
    int maxBuckets,
    double droppedWeight,
    double orderWeight) {
  /// What is used where nothing is said.
  public static final LogisticConfig DEFAULT =
      new LogisticConfig(10, 2, 0.05, 1, 1, 1, 1 << 14, 0.3, 2);

  public LogisticConfig {
    require(epochs >= 1, "epochs", epochs, "at least 1");
    require(patience >= 1, "patience", patience, "at least 1");
    require(alpha > 0 && Double.isFinite(alpha), "alpha", alpha, "above 0");
    require(beta > 0 && Double.isFinite(beta), "beta", beta, "above 0");
    require(l1 >= 0 && Double.isFinite(l1), "l1", l1, "at least 0");
    require(l2 >= 0 && Double.isFinite(l2), "l2", l2, "at least 0");
    require(maxBuckets >= 0, "maxBuckets", maxBuckets, "at least 0");
    require(droppedWeight >= 0, "droppedWeight", droppedWeight, "at least 0");
    require(orderWeight >= 1, "orderWeight", orderWeight, "at least 1");
  }

  private static void require(boolean holds, String name, double value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + " but must be " + expected);
    }
  }
}
