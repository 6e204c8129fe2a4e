package dev.aisle.retrieval;

import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A shop in a map, with an index that follows it; makes the common test one call.
final class TestShop implements ShopView, AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  final LuceneCatalogIndex index;
  final Map<ItemId, Item> items = new LinkedHashMap<>();
  private final Map<ShopperId, ShopperState> shoppers = new HashMap<>();
  private final Map<ItemId, ItemStatistics> statistics = new HashMap<>();
  private long offset;

  TestShop(LuceneCatalogIndex index) {
    this.index = index;
    offset = index.nextOffset();
  }

  static TestShop empty() {
    return with(RetrievalConfig.DEFAULT);
  }

  static TestShop with(RetrievalConfig config) {
    try {
      return new TestShop(LuceneCatalogIndex.inMemory(config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A shop of items that have a title only, with ids `1`, `2`, …
  static TestShop ofTitles(String... titles) {
    TestShop shop = empty();
    for (int i = 0; i < titles.length; i++) {
      shop.put(item(Integer.toString(i + 1), titles[i]));
    }
    shop.publish();
    return shop;
  }

  static Item item(String id, String title) {
    return item(id, title, List.of(), null, 1_000L, Map.of());
  }

  static Item item(
      String id,
      String title,
      List<String> categories,
      @Nullable String brand,
      @Nullable Long cents,
      Map<String, AttributeValue> attributes) {
    return new Item(
        new ItemId(id),
        title,
        "",
        categories,
        brand,
        null,
        new Offer(cents == null ? null : new Money(cents), 1),
        null,
        0,
        attributes,
        null,
        NOW);
  }

  void put(Item item) {
    items.put(item.id(), item);
    index.apply(offset, new ItemChanged(new EventId("e" + offset++), NOW, item));
  }

  void offer(ItemId id, Offer offer) {
    items.computeIfPresent(id, (i, item) -> item.withOffer(offer));
    index.apply(offset, new OfferChanged(new EventId("e" + offset++), NOW, id, offer));
  }

  void remove(ItemId id) {
    items.remove(id);
    index.apply(offset, new ItemRemoved(new EventId("e" + offset++), NOW, id));
  }

  void interact(Interaction interaction) {
    shoppers.put(interaction.shopper(), shopper(interaction.shopper()).after(interaction));
    ItemId item = interaction.item();
    statistics.put(item, statistics(item).after(item, interaction));
    index.apply(offset++, interaction);
  }

  void publish() {
    try {
      index.publish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long offset() {
    return offset;
  }

  static Request search(String query) {
    return search(query, Filters.NONE, SortOrder.RELEVANCE);
  }

  static Request search(String query, Filters filters, SortOrder sort) {
    return request(Scene.SEARCH, query, null, "s", filters, sort);
  }

  static Request request(
      Scene scene,
      @Nullable String query,
      @Nullable ItemId anchor,
      String shopper,
      Filters filters,
      SortOrder sort) {
    return new Request(
        new RequestId("r"),
        scene,
        new ShopperId(shopper),
        new SessionId("session"),
        query,
        anchor,
        filters,
        sort,
        0,
        20,
        NOW,
        Map.of(),
        Duration.ofSeconds(1));
  }

  /// The ids that a query finds, best first.
  List<String> find(String query) {
    return find(search(query), 100);
  }

  List<String> find(Request request, int depth) {
    return index.retrieve(request, this, depth).slate().candidates().stream()
        .map(candidate -> candidate.item().value())
        .toList();
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

  @Override
  public void close() {
    try {
      index.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
