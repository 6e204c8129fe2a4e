package dev.aisle.app.experiments;

/// What one shopper did in a stretch of time, added up.
///
/// @param pages result pages seen
/// @param exposures items shown on them
/// @param clicks items opened from them
/// @param carts items put into the cart from them
/// @param orders items ordered from them
/// @param revenueCents what the orders cost, in hundredths of the shop's currency
public record Totals(
    int pages, int exposures, int clicks, int carts, int orders, long revenueCents) {
  /// Nothing.
  public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

  /// Throws [IllegalArgumentException] for a negative count.
  public Totals {
    if ((pages | exposures | clicks | carts | orders) < 0 || revenueCents < 0) {
      throw new IllegalArgumentException(
          "a count is negative: pages %d, exposures %d, clicks %d, carts %d, orders %d, revenue %d"
              .formatted(pages, exposures, clicks, carts, orders, revenueCents));
    }
  }

  /// Both stretches together.
  public Totals plus(Totals other) {
    return new Totals(
        pages + other.pages,
        exposures + other.exposures,
        clicks + other.clicks,
        carts + other.carts,
        orders + other.orders,
        revenueCents + other.revenueCents);
  }
}
