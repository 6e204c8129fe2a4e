package dev.aisle.core.catalog;

import dev.aisle.core.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// What changes by the minute about an item: its price and how many are left.
///
/// Kept apart from the rest of [Item] because a changed offer must be visible to the next request
/// and needs no new text analysis.
///
/// @param price null where the shop states none
/// @param stock pieces left; null where the shop does not count (always in stock)
public record Offer(@Nullable Money price, @Nullable Integer stock) {
  public Offer {
    if (stock != null && stock < 0) {
      throw new InvalidInputException(
          "stock", "is " + stock + " but must be 0 or more", "Send 0 for what is sold out.");
    }
  }

  /// Whether a shopper can buy it now.
  public boolean inStock() {
    return stock == null || stock > 0;
  }
}
