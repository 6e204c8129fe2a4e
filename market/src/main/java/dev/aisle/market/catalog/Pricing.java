package dev.aisle.market.catalog;

import dev.aisle.core.catalog.Money;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.TrueItem;
import java.util.random.RandomGenerator;

/// Prices and stock.
final class Pricing {
  private static final double SOLD_OUT = 0.06;

  private Pricing() {}

  /// Log-normal around the category's median, moved by brand, seller, quality and the attributes
  /// that cost something, and rounded as shops round.
  static Money price(TrueItem item, RandomGenerator random) {
    Category category = item.category();
    double price =
        category.medianPrice()
            * item.brand().tier().priceFactor()
            * item.seller().priceFactor()
            * StrictMath.exp(
                0.75 * category.priceSpread() * random.nextGaussian()
                    + 0.5 * (item.quality() - 0.62));
    for (Attribute attribute : category.attributes()) {
      price *= attribute.priceFactor(item.value(attribute.name()));
    }
    return new Money(rounded(price, random));
  }

  /// Pieces left: heavy-tailed, sometimes none.
  static int stock(RandomGenerator random) {
    if (random.nextDouble() < SOLD_OUT) {
      return 0;
    }
    return (int) Math.min(2_000, 1 + 4 / StrictMath.pow(1 - random.nextDouble(), 0.8));
  }

  private static long rounded(double price, RandomGenerator random) {
    double ending = random.nextDouble();
    long whole = Math.max(2, Math.round(price));
    if (whole >= 200 && ending < 0.7) {
      return (whole / 10 * 10 + 9) * 100;
    }
    if (ending < 0.55) {
      return whole * 100 - 1;
    }
    if (ending < 0.7) {
      return whole * 100 - 5;
    }
    if (ending < 0.85) {
      return whole * 100;
    }
    return Math.max(99, Math.round(price * 10) * 10);
  }
}
