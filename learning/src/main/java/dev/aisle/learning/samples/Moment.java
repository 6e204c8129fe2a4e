package dev.aisle.learning.samples;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.features.FeatureRequest;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.state.Behaviour;
import dev.aisle.core.state.History;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.core.store.PastShop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All that the features of a page may look at, taken out of the fold at the moment before the
/// page, so that another thread can compute them while the fold goes on. Everything in it is
/// immutable.
///
/// @param known the catalogue's items among those of the shopper's history and the request's anchor
/// @param statistics of `items`, in their order
record Moment(
    long offset,
    Impression page,
    PageRows rows,
    List<Item> items,
    List<ItemStatistics> statistics,
    ShopperState shopper,
    Map<ItemId, @Nullable Item> known) {

  static Moment of(long offset, Impression page, PageRows.Chosen chosen, PastShop shop) {
    ShopperState shopper = shop.shopper(page.shopper());
    Map<ItemId, @Nullable Item> known = new HashMap<>();
    for (Scene scene : Scene.values()) {
      gather(shopper.history(scene), shop, known);
    }
    gather(shopper.elsewhere(), shop, known);
    if (page.anchor() != null) {
      known.put(page.anchor(), shop.item(page.anchor()));
    }
    return new Moment(
        offset,
        page,
        chosen.rows(),
        chosen.items(),
        chosen.items().stream().map(item -> shop.statistics(item.id())).toList(),
        shopper,
        known);
  }

  private static void gather(History history, PastShop shop, Map<ItemId, @Nullable Item> known) {
    for (Interaction.Kind kind : Interaction.Kind.values()) {
      for (Behaviour behaviour : history.of(kind)) {
        if (!known.containsKey(behaviour.item())) {
          known.put(behaviour.item(), shop.item(behaviour.item()));
        }
      }
    }
  }

  LoggedPage featured(FeatureSet set) {
    Map<ItemId, ItemStatistics> byItem = HashMap.newHashMap(items.size());
    for (int row = 0; row < items.size(); row++) {
      byItem.put(items.get(row).id(), statistics.get(row));
    }
    Function<ItemId, ItemStatistics> of = id -> byItem.getOrDefault(id, ItemStatistics.INITIAL);
    return new LoggedPage(
        offset, page, rows, set.features(FeatureRequest.of(page), shopper, this::item, items, of));
  }

  /// Serving can look up any item; the replay only those that were taken along. A feature that
  /// looks further would silently differ, so it is refused.
  private @Nullable Item item(ItemId id) {
    Item item = known.get(id);
    if (item == null && !known.containsKey(id)) {
      throw new IllegalStateException(
          "a feature looks up item "
              + id
              + ", which is neither in the shopper's history nor the"
              + " request's anchor");
    }
    return item;
  }
}
