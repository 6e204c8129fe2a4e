package dev.aisle.learning.models.itemcf;

/// Settings of item-to-item collaborative filtering. The defaults won on validation pages, see
/// docs/models/itemcf.md.
///
/// @param neighbours kept of each item
/// @param longest items of a shopper's history that count, the latest ones
/// @param halfLifeDays two interactions so many days apart count half as a pair; 0 switches it off
/// @param sessionWeight what a pair within one session counts
/// @param click strength of a click
/// @param cart strength of an item put into the cart
/// @param order strength of an order
/// @param recent of the shopper's latest items that candidates are looked for from
/// @param fading each earlier one of them counts so much of the next, in `(0, 1]`
public record ItemCfConfig(
    int neighbours,
    int longest,
    double halfLifeDays,
    double sessionWeight,
    double click,
    double cart,
    double order,
    int recent,
    double fading) {
  /// What is used where nothing is said.
  public static final ItemCfConfig DEFAULT = new ItemCfConfig(100, 100, 3, 1, 1, 1, 1, 20, 0.9);

  public ItemCfConfig {
    require(neighbours >= 1, "neighbours", neighbours, "at least 1");
    require(longest >= 2, "longest", longest, "at least 2");
    require(halfLifeDays >= 0, "halfLifeDays", halfLifeDays, "at least 0");
    require(sessionWeight >= 1, "sessionWeight", sessionWeight, "at least 1");
    require(click > 0, "click", click, "above 0");
    require(cart >= click, "cart", cart, "at least that of a click");
    require(order >= cart, "order", order, "at least that of a cart");
    require(recent >= 1, "recent", recent, "at least 1");
    require(fading > 0 && fading <= 1, "fading", fading, "in (0, 1]");
  }

  private static void require(boolean holds, String name, double value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + " but must be " + expected);
    }
  }
}
