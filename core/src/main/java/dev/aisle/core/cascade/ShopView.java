package dev.aisle.core.cascade;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import org.jspecify.annotations.Nullable;

/// What a stage may know of the shop: the catalogue and the two folds as of now. Safe for use by
/// several threads; reads are look-ups in memory.
public interface ShopView {
  /// The item, or null where the catalogue has none of this id.
  @Nullable Item item(ItemId id);

  /// What the shopper did so far; the initial state for one who was never seen.
  ShopperState shopper(ShopperId id);

  /// What shoppers did with the item so far; the initial state for a new one.
  ItemStatistics statistics(ItemId id);
}
