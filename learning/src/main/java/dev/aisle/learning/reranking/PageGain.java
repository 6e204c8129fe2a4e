package dev.aisle.learning.reranking;

import dev.aisle.learning.samples.LoggedPage;

/// What was gained with an item of a page, in clicks: a click counts one, an order `orderGain` more
/// and a cart a part of that.
public final class PageGain {
  /// What a cart counts beside an order: there are several times as many, and some are left
  /// standing.
  private static final double CART = 0.5;

  private PageGain() {}

  /// The gain of an exposed row, at most [#most].
  ///
  /// @param orderGain clicks that an order counts for beside its own
  public static double of(LoggedPage page, int row, double orderGain) {
    boolean ordered = page.ordered(row);
    double clicked = page.clicked(row) || ordered ? 1 : 0;
    double taken = ordered ? 1 : page.carted(row) ? CART : 0;
    return clicked + taken * orderGain;
  }

  /// The gain of an item that was clicked and ordered.
  public static double most(double orderGain) {
    return 1 + orderGain;
  }
}
