package dev.aisle.market.behaviour;

import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Archetype;
import dev.aisle.market.shoppers.Archetype.Side;
import dev.aisle.market.shoppers.Visit;
import dev.aisle.market.worlds.World;

/// What the items above change in an item's utility. With `z` the log price, `b` the utility by
/// itself, and means and maxima over the items above in the order that they are read:
///
/// `anchoring · clip(mean z above − z) + contrast · clip(b − b just above) − substitution ·
/// appetite · max similarity above`
///
/// and in worlds of the reference form also the price and the stars against the mean of what was
/// seen, losses weighed more. The first item has no neighbours above, and its references are the
/// shopper's own. Immutable and thread-safe.
public final class Neighbourhood {
  private static final double CLIP = 1.2;

  /// Stars of an item that a shopper expects before seeing any.
  private static final double USUAL_STARS = 0.2;

  /// How many items seen weigh as much as what a shopper expected before.
  private static final double FIRM = 4;

  private final World world;
  private final Shelf shelf;
  private final boolean refers;

  public Neighbourhood(World world, Shelf shelf, Appeal appeal) {
    this.world = world;
    this.shelf = shelf;
    this.refers = appeal.refers();
  }

  /// Adds what neighbours change to each of the first `n` utilities, in the order of the page.
  ///
  /// @param alone the utilities by themselves
  /// @param into takes the sums; another array than `alone`
  public void add(Visit visit, Stock stock, int[] items, int n, double[] alone, double[] into) {
    World.Neighbours law = world.neighbours();
    double prices = 0;
    double stars = 0;
    for (int k = 0; k < n; k++) {
      int item = items[k];
      double price = stock.logPrice(item);
      double change = refers ? referred(visit, price, prices, shelf.stars(item), stars, k) : 0;
      if (k > 0) {
        change += law.anchoring() * clip(prices / k - price);
        change += law.contrast() * clip(alone[k] - alone[k - 1]);
        change -= law.substitution() * visit.appetite() * likest(items, k);
      }
      into[k] = alone[k] + change;
      prices += price;
      stars += shelf.stars(item);
    }
  }

  private double likest(int[] items, int k) {
    double most = 0;
    for (int above = 0; above < k; above++) {
      most = Math.max(most, shelf.similarity(items[above], items[k]));
    }
    return most;
  }

  /// The reference is the mean of what was seen, with the shopper's own expectation as [#FIRM] more
  /// items.
  private double referred(
      Visit visit, double price, double prices, double star, double stars, int seen) {
    Archetype archetype = visit.shopper().archetype();
    double usualPrice = (FIRM * visit.shopper().priceLevel() + prices) / (seen + FIRM);
    double usualStars = (FIRM * USUAL_STARS + stars) / (seen + FIRM);
    World.Taste taste = world.taste();
    return taste.price() * archetype.weight(Side.PRICE.index()) * felt(usualPrice - price)
        + taste.rating() * archetype.weight(Side.RATING.index()) * felt(star - usualStars);
  }

  private double felt(double gain) {
    double clipped = clip(gain);
    return clipped >= 0 ? clipped : world.utility().lossAversion() * clipped;
  }

  private static double clip(double value) {
    return Math.clamp(value, -CLIP, CLIP);
  }
}
