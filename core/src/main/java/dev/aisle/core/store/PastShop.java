package dev.aisle.core.store;

import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shop as it was at an offset of its log, by folding the log up to there. Moves forward only.
/// The states that it hands out are immutable; the view itself is for one thread.
public final class PastShop implements ShopView {
  private final EventLog log;
  private final Map<ItemId, Item> items = new HashMap<>();
  private final Map<ShopperId, ShopperState> shoppers = new HashMap<>();
  private final Map<ItemId, ItemStatistics> statistics = new HashMap<>();
  private long offset;
  private long catalogueMovedAt;

  /// The shop before its first event.
  public PastShop(EventLog log) {
    this.log = log;
  }

  /// Moves to an offset: everything before it is folded in. Earlier offsets than the present one
  /// change nothing.
  public void advance(long to) throws IOException {
    advance(to, (_, _) -> {});
  }

  /// As the other method; `before` reads each event while the shop is as it was before that event,
  /// which is what features of a page are made of.
  public void advance(long to, EventLog.Reader before) throws IOException {
    if (to > offset) {
      log.read(
          offset,
          to,
          (at, event) -> {
            offset = at;
            before.read(at, event);
            fold(at, event);
          });
      offset = to;
    }
  }

  /// The items as of now.
  public Map<ItemId, Item> items() {
    return Collections.unmodifiableMap(items);
  }

  /// Where the shop stands.
  public long offset() {
    return offset;
  }

  /// The offset after the last event so far that changed the catalogue.
  public long catalogueMovedAt() {
    return catalogueMovedAt;
  }

  private void fold(long at, Event event) {
    switch (event) {
      case ItemChanged changed -> items.put(changed.item().id(), changed.item());
      case ItemRemoved removed -> items.remove(removed.item());
      case OfferChanged changed ->
          items.computeIfPresent(changed.item(), (id, item) -> item.withOffer(changed.offer()));
      default -> {}
    }
    if (event instanceof ItemChanged
        || event instanceof ItemRemoved
        || event instanceof OfferChanged) {
      catalogueMovedAt = at + 1;
    }
    ShopperId shopper = event.shopper();
    if (shopper != null) {
      shoppers.merge(
          shopper, ShopperState.INITIAL.after(event), (state, first) -> state.after(event));
    }
    for (ItemId item : ItemStatistics.touchedBy(event)) {
      statistics.put(item, statistics(item).after(item, event));
    }
  }

  @Override
  public @Nullable Item item(ItemId id) {
    return items.get(id);
  }

  @Override
  public ShopperState shopper(ShopperId id) {
    return shoppers.getOrDefault(id, ShopperState.INITIAL);
  }

  @Override
  public ItemStatistics statistics(ItemId id) {
    return statistics.getOrDefault(id, ItemStatistics.INITIAL);
  }
}
