package dev.aisle.learning.models.lambdamart;

/// Settings of LambdaMART. The defaults won on validation pages, see docs/models/lambdamart.md.
///
/// @param trees at most; early stopping usually ends with fewer
/// @param leaves of a tree at most
/// @param learningRate what each tree's answer is multiplied by
/// @param minRows exposures in a leaf at least
/// @param columnShare share in `(0, 1]` of the columns that each tree may ask
/// @param l2 penalty on leaf values
/// @param truncation pairs are formed with at least one item among the first so many of the
///     model's order
/// @param patience trees without a better validation NDCG@10 before training ends
/// @param maxBuckets categorical columns with at most so many buckets are inputs; 0 for none. Ids
///     of shoppers and items are left out by this: a tree would learn single ones by heart
/// @param clickGain gain of a click in NDCG
/// @param cartGain gain of an item put into the cart
/// @param orderGain gain of an order
/// @param mostWeight largest inverse propensity of a clicked position; 1 switches the correction
///     off
public record LambdaMartConfig(
    int trees,
    int leaves,
    double learningRate,
    int minRows,
    double columnShare,
    double l2,
    int truncation,
    int patience,
    int maxBuckets,
    int clickGain,
    int cartGain,
    int orderGain,
    double mostWeight) {
  /// What is used where nothing is said.
  public static final LambdaMartConfig DEFAULT =
      new LambdaMartConfig(500, 15, 0.05, 50, 0.8, 1, 20, 50, 64, 1, 3, 7, 10);

  public LambdaMartConfig {
    require(trees >= 1, "trees", trees, "at least 1");
    require(leaves >= 2, "leaves", leaves, "at least 2");
    require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate, "in (0, 1]");
    require(minRows >= 1, "minRows", minRows, "at least 1");
    require(columnShare > 0 && columnShare <= 1, "columnShare", columnShare, "in (0, 1]");
    require(l2 >= 0 && Double.isFinite(l2), "l2", l2, "at least 0");
    require(truncation >= 1, "truncation", truncation, "at least 1");
    require(patience >= 1, "patience", patience, "at least 1");
    require(maxBuckets >= 0, "maxBuckets", maxBuckets, "at least 0");
    require(clickGain >= 1, "clickGain", clickGain, "at least 1");
    require(cartGain >= clickGain, "cartGain", cartGain, "at least that of a click");
    require(orderGain >= cartGain, "orderGain", orderGain, "at least that of a cart");
    require(mostWeight >= 1, "mostWeight", mostWeight, "at least 1");
  }

  private static void require(boolean holds, String name, double value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + " but must be " + expected);
    }
  }
}
