package dev.aisle.market.shoppers;

import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Scene;

/// One shopper's lasting tastes. Immutable; holds arrays that are not to be changed.
public final class Shopper {
  private final int number;
  private final ShopperId id;
  private final Archetype archetype;
  private final double activity;
  private final double priceLevel;
  private final double appetite;
  private final double phones;
  private final long seed;
  private final float[] searchLook;
  private final float[] feedLook;
  private final float[] searchMake;
  private final float[] feedMake;
  private final double[] searchInterest;
  private final double[] feedInterest;

  Shopper(
      int number,
      Archetype archetype,
      double activity,
      double priceLevel,
      double appetite,
      double phones,
      long seed,
      float[][] look,
      float[][] make,
      double[][] interest) {
    this.number = number;
    this.id = new ShopperId("u" + (1_000_000 + number));
    this.archetype = archetype;
    this.activity = activity;
    this.priceLevel = priceLevel;
    this.appetite = appetite;
    this.phones = phones;
    this.seed = seed;
    this.searchLook = look[0];
    this.feedLook = look[1];
    this.searchMake = make[0];
    this.feedMake = make[1];
    this.searchInterest = interest[0];
    this.feedInterest = interest[1];
  }

  /// The place in the population, from 0.
  public int number() {
    return number;
  }

  /// How the shop's log calls the shopper.
  public ShopperId id() {
    return id;
  }

  /// The kind of shopper.
  public Archetype archetype() {
    return archetype;
  }

  /// This shopper's share of all visits.
  public double activity() {
    return activity;
  }

  /// The logarithm of the price over a category's median that the shopper likes to pay.
  public double priceLevel() {
    return priceLevel;
  }

  /// Lasting appetite for variety, 0 on average.
  public double appetite() {
    return appetite;
  }

  /// Share of visits from a phone.
  public double phones() {
    return phones;
  }

  /// Taste in looks, [dev.aisle.market.shelf.Shelf#WIDTH] numbers.
  public float[] look(Scene scene) {
    return scene == Scene.FEED ? feedLook : searchLook;
  }

  /// Taste in what things can do.
  public float[] make(Scene scene) {
    return scene == Scene.FEED ? feedMake : searchMake;
  }

  /// How likely the shopper is to want something of each category; sums to 1.
  public double[] interest(Scene scene) {
    return scene == Scene.FEED ? feedInterest : searchInterest;
  }

  /// What the shopper thinks of a brand, about normal.
  public double fondness(int brand) {
    return Hash.normal(seed, brand);
  }

  /// What nothing explains about this shopper and an item, about normal.
  public double whim(int item) {
    return Hash.normal(~seed, item);
  }

  /// Decides all that this shopper will do.
  long seed() {
    return seed;
  }
}
