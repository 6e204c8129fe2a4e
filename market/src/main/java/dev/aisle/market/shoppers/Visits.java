package dev.aisle.market.shoppers;

import dev.aisle.core.queries.Scene;
import dev.aisle.market.needs.Need;
import dev.aisle.market.needs.NeedStyle;
import dev.aisle.market.needs.Yardstick;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.worlds.ClickModel;
import dev.aisle.market.worlds.World;
import java.util.random.RandomGenerator;

/// Makes visits: what is wanted in one, how much of it is clear, on which device. Immutable.
public final class Visits {
  private static final int WINDOW_SHOPPING = 4;
  private static final int MOST_PAGES = 40;
  private static final int READINGS = 3;

  private final World world;
  private final Shelf shelf;
  private final NeedStyle clear;
  private final NeedStyle vague;

  public Visits(World world, Shelf shelf) {
    this.world = world;
    this.shelf = shelf;
    World.Queries queries = world.queries();
    NeedStyle usual = NeedStyle.USUAL;
    double details = 1 - queries.brand() - queries.priceLimit() - queries.looks();
    NeedStyle style =
        new NeedStyle(
            usual.counts(),
            queries.looks(),
            Math.max(0.01, details),
            queries.brand(),
            queries.priceLimit(),
            usual.model(),
            usual.fits(),
            queries.negation(),
            usual.clarity());
    this.clear = style.withClarity(0.9);
    this.vague = style.withClarity(0.3);
  }

  /// A visit. What is wanted is made around an item that is on sale and that the shopper would
  /// like.
  ///
  /// @param number of the visit in the run
  /// @param start in milliseconds since the epoch
  /// @param random decides everything about it
  public Visit make(Shopper shopper, long number, long start, Stock stock, RandomGenerator random) {
    int seedItem = liked(shopper, stock, random);
    boolean isVague = random.nextDouble() < world.visits().vague();
    Need need =
        Need.around(shelf.truth(seedItem), stock.cents(seedItem), isVague ? vague : clear, random);
    double mood = shopper.appetite() + world.visits().mood() * random.nextGaussian();
    return new Visit(
        shopper,
        number,
        start,
        random.nextDouble() < shopper.phones(),
        StrictMath.exp(Math.clamp(mood, -3, 3)),
        need,
        Yardstick.of(need),
        shelf.category(seedItem),
        world.attention().clicks() == ClickModel.MIXED ? random.nextInt(READINGS) : 0,
        pages(random),
        random.nextLong());
  }

  /// At least one page, geometric beyond it.
  private int pages(RandomGenerator random) {
    double more = 1 - 1 / world.visits().pages();
    int pages = 1;
    while (pages < MOST_PAGES && random.nextDouble() < more) {
      pages++;
    }
    return pages;
  }

  /// The best of a few items of a category that the shopper is interested in.
  private int liked(Shopper shopper, Stock stock, RandomGenerator random) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int attempt = 0; best < 0 || attempt < WINDOW_SHOPPING; attempt++) {
      int[] items = shelf.ofCategory(interest(shopper, random));
      if (items.length == 0) {
        continue;
      }
      // After many failures the market is all but empty: take what there is, sold out or not.
      int item = items[random.nextInt(items.length)];
      if (!stock.available(item) && attempt < 200) {
        continue;
      }
      double liking =
          shelf.look(item, shopper.look(Scene.SEARCH))
              + shelf.make(item, shopper.make(Scene.SEARCH))
              - Math.abs(stock.logPrice(item) - shopper.priceLevel());
      if (liking > most) {
        best = item;
        most = liking;
      }
    }
    return best;
  }

  private static int interest(Shopper shopper, RandomGenerator random) {
    double[] interest = shopper.interest(Scene.SEARCH);
    double point = random.nextDouble();
    for (int category = 0; category < interest.length; category++) {
      point -= interest[category];
      if (point < 0) {
        return category;
      }
    }
    return interest.length - 1;
  }
}
