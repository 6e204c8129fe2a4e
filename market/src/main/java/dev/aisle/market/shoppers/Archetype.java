package dev.aisle.market.shoppers;

import java.util.Arrays;

/// Kinds of shoppers. They differ in how much each side of an item counts and in which *products*
/// of two sides count, so that the same side draws one kind and puts off another.
@SuppressWarnings("ImmutableEnumChecker") // its arrays are never changed
public enum Archetype {
  /// Wants it cheap, and good for the price.
  BARGAIN_HUNTER(
      0.24,
      weights(1, 0.6, 0.8, 0.4, 2, 1.2, 0.5),
      pair(Side.PRICE, Side.RATING, 0.5),
      pair(Side.BRAND, Side.PRICE, -0.3)),
  /// Comes for its brands, and likes the dearer things of them.
  BRAND_LOYAL(
      0.18,
      weights(1, 0.9, 0.8, 2.4, 0.5, 0.6, 0.6),
      pair(Side.BRAND, Side.PRICE, -0.5),
      pair(Side.BRAND, Side.NOVELTY, 0.4)),
  /// Buys what looks right, and pays for it.
  STYLE_SEEKER(
      0.22,
      weights(1, 2, 0.5, 0.8, 0.6, 0.5, 1.2),
      pair(Side.LOOK, Side.PRICE, -0.45),
      pair(Side.LOOK, Side.NOVELTY, 0.3)),
  /// Likes what is new and what others have not found.
  EXPLORER(
      0.14,
      weights(0.8, 1.1, 1, -0.6, 0.8, -0.3, 3.5),
      pair(Side.LOOK, Side.NOVELTY, 0.5),
      pair(Side.RATING, Side.BRAND, -0.3)),
  /// Wants what does the job.
  PRAGMATIST(
      0.22,
      weights(1.2, 0.35, 2, 0.7, 1, 1.7, 0.2),
      pair(Side.MAKE, Side.PRICE, 0.4),
      pair(Side.MAKE, Side.RATING, 0.35));

  /// A side of an item that shoppers judge.
  public enum Side {
    /// How well it fits what is wanted.
    FIT,
    /// How it looks.
    LOOK,
    /// What it can do.
    MAKE,
    BRAND,
    /// How far the price is below what the shopper likes to pay.
    PRICE,
    /// Its stars.
    RATING,
    /// How new it is.
    NOVELTY;

    /// How many sides there are.
    public static final int COUNT = values().length;

    /// The side's place in arrays by side.
    @SuppressWarnings("EnumOrdinal")
    public int index() {
      return ordinal();
    }
  }

  private final double share;
  private final double[] weights;
  private final int[] firsts;
  private final int[] seconds;
  private final double[] products;

  Archetype(double share, double[] weights, Pair... pairs) {
    this.share = share;
    this.weights = weights;
    this.firsts = Arrays.stream(pairs).mapToInt(pair -> pair.first().index()).toArray();
    this.seconds = Arrays.stream(pairs).mapToInt(pair -> pair.second().index()).toArray();
    this.products = Arrays.stream(pairs).mapToDouble(Pair::weight).toArray();
  }

  private record Pair(Side first, Side second, double weight) {}

  private static Pair pair(Side first, Side second, double weight) {
    return new Pair(first, second, weight);
  }

  private static double[] weights(double... weights) {
    return weights;
  }

  /// The share of shoppers who are of this kind; all shares sum to 1.
  public double share() {
    return share;
  }

  /// Factor on the world's weight of a side.
  ///
  /// @param side the [Side#index()]
  public double weight(int side) {
    return weights[side];
  }

  /// `Σ w_ij s_i s_j` over this kind's products of two sides.
  ///
  /// @param sides by [Side#index()]
  public double products(double[] sides) {
    double sum = 0;
    for (int i = 0; i < products.length; i++) {
      sum += products[i] * sides[firsts[i]] * sides[seconds[i]];
    }
    return sum;
  }
}
