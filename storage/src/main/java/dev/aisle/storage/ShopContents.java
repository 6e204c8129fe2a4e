package dev.aisle.storage;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the log says as of some offset, in memory: the catalogue, the shopper states and the item
/// statistics. A function of the log alone, and of the limits.
///
/// One thread applies events, any number read without locks.
final class ShopContents {
  private final Map<ItemId, Item> items = new ConcurrentHashMap<>();
  private final BoundedStates<ShopperId, ShopperState> shoppers;
  private final BoundedStates<ItemId, ItemStatistics> statistics;

  ShopContents(ShopLimits limits) {
    shoppers = new BoundedStates<>(limits.maxShoppers());
    statistics = new BoundedStates<>(limits.maxItems());
  }

  Map<ItemId, Item> items() {
    return items;
  }

  BoundedStates<ShopperId, ShopperState> shoppers() {
    return shoppers;
  }

  BoundedStates<ItemId, ItemStatistics> statistics() {
    return statistics;
  }

  /// Takes in one event; events come in the order of their offsets.
  void apply(long offset, Event event) {
    switch (event) {
      case ItemChanged changed -> items.put(changed.item().id(), changed.item());
      case ItemRemoved removed -> items.remove(removed.item());
      case OfferChanged changed ->
          items.computeIfPresent(changed.item(), (id, item) -> item.withOffer(changed.offer()));
      default -> {}
    }
    ShopperId shopper = event.shopper();
    if (shopper != null) {
      shoppers.update(shopper, offset, ShopperState.INITIAL, state -> state.after(event));
    }
    for (ItemId item : ItemStatistics.touchedBy(event)) {
      statistics.update(item, offset, ItemStatistics.INITIAL, state -> state.after(item, event));
    }
  }
}
