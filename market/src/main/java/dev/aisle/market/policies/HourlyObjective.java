package dev.aisle.market.policies;

import dev.aisle.market.behaviour.PageTruth;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.worlds.World;
import java.time.Instant;
import java.time.ZoneOffset;

/// What the shop cares for, which drifts with the hour (UTC): clicks at night, orders by day, small
/// sellers in the evening. A page is worth `Σ w_o(hour) · o` over the objectives clicks, orders
/// (ten clicks each) and clicks on items of small sellers.
///
/// A policy that is best for one hour is not for the next; that is what allocating traffic by hour
/// is for. Immutable.
public final class HourlyObjective {
  /// Sellers beyond the largest fifth are small.
  private static final double LARGE = 0.2;

  private static final double CLICKS_PER_ORDER = 10;
  private static final Weights NIGHT = new Weights(1, 0.3, 0);
  private static final Weights DAY = new Weights(0.2, 1, 0);
  private static final Weights EVENING = new Weights(0.2, 0.5, 2);

  private final World.Objectives law;
  private final Shelf shelf;
  private final int firstSmall;

  /// How much each objective counts.
  ///
  /// @param clicks all clicks
  /// @param orders in units of ten clicks
  /// @param smallSellers clicks on items of small sellers, on top
  public record Weights(double clicks, double orders, double smallSellers) {}

  public HourlyObjective(World world, Shelf shelf) {
    this.law = world.objectives();
    this.shelf = shelf;
    this.firstSmall = (int) (LARGE * shelf.catalog().sellers().size());
  }

  /// The weights at a time.
  public Weights weights(Instant time) {
    double hour = time.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / 3600.0;
    if (hour < law.ordersFrom()) {
      return NIGHT;
    }
    return hour < law.growthFrom() ? DAY : EVENING;
  }

  /// Whether an item is sold by a small seller.
  public boolean ofSmallSeller(int item) {
    return shelf.seller(item) >= firstSmall;
  }

  /// What a page is truly worth at a time.
  ///
  /// @param items the page, of as many places as the truth
  public double of(PageTruth truth, int[] items, Instant time) {
    Weights weights = weights(time);
    double small = 0;
    for (int k = 0; k < truth.clicks().length; k++) {
      small += ofSmallSeller(items[k]) ? truth.clicks()[k] : 0;
    }
    return weights.clicks() * truth.expectedClicks()
        + weights.orders() * CLICKS_PER_ORDER * truth.expectedOrders()
        + weights.smallSellers() * small;
  }
}
