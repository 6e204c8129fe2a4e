package dev.aisle.market.simulation;

import java.util.List;

/// One day of a market.
///
/// @param day from 0
/// @param midnight when it began, in milliseconds since the epoch
/// @param listed numbers of the items that were listed in its course, by time
/// @param pages by time
/// @param lateOrders of what went into the cart on an earlier day, by time
/// @param offers what the night after it changed: prices and pieces
/// @param left items that are no longer sold after it
public record MarketDay(
    int day,
    long midnight,
    List<Integer> listed,
    List<SimulatedPage> pages,
    List<LateOrder> lateOrders,
    List<NewOffer> offers,
    List<Integer> left) {
  public MarketDay {
    listed = List.copyOf(listed);
    pages = List.copyOf(pages);
    lateOrders = List.copyOf(lateOrders);
    offers = List.copyOf(offers);
    left = List.copyOf(left);
  }

  /// An order of an item from the cart, apart from any page.
  ///
  /// @param shopper number
  /// @param number counts the shopper's late orders
  /// @param time in milliseconds since the epoch
  public record LateOrder(int shopper, int number, int item, long time, long cents) {}

  /// A price in cents and pieces that hold from now on.
  public record NewOffer(int item, long cents, int pieces) {}
}
