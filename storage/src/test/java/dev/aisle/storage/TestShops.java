package dev.aisle.storage;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.store.LogFollower;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Small shops and events for tests.
final class TestShops {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /// Segments and checkpoints so small that a few events cross them.
  static final ShopLimits TINY = ShopLimits.DEFAULTS.withFiles(4096, 1L << 30, 8192);

  private TestShops() {}

  static EmbeddedShop open(Path dir, LogFollower... followers) throws IOException {
    return EmbeddedShop.openOrCreate(dir, () -> List.of(followers), TINY);
  }

  static Event item(int n) {
    return item("item-" + n, n);
  }

  static Event item(String eventId, int n) {
    return new ItemChanged(new EventId(eventId), NOON, itemNumber(n));
  }

  static Item itemNumber(int n) {
    return new Item(
        new ItemId("i" + n),
        "Runner " + n,
        "A light shoe for long roads, number " + n,
        List.of("Clothing", "Shoes"),
        "Orrin",
        null,
        new Offer(new Money(1000 + n), 5),
        4.5,
        10 + n,
        Map.of("colour", new AttributeValue.Text("Red")),
        null,
        NOON);
  }

  static Event offer(String eventId, int n, long cents) {
    return new OfferChanged(
        new EventId(eventId), NOON, new ItemId("i" + n), new Offer(new Money(cents), 1));
  }

  static Event click(String eventId, String shopper, int n) {
    return new Interaction(
        new EventId(eventId),
        NOON,
        new RequestId("r-" + eventId),
        new SessionId("s-" + shopper),
        new ShopperId(shopper),
        new ItemId("i" + n),
        Interaction.Kind.CLICK,
        null,
        1,
        null);
  }

  static Event impression(String eventId, String shopper, int... items) {
    List<Exposure> exposures =
        IntStream.range(0, items.length)
            .mapToObj(
                i ->
                    new Exposure(
                        new ItemId("i" + items[i]),
                        i + 1,
                        Map.of("bm25", 7.25 / (i + 1)),
                        List.of("bm25"),
                        1))
            .toList();
    return new Impression(
        new EventId(eventId),
        NOON,
        new RequestId("r-" + eventId),
        new SessionId("s-" + shopper),
        new ShopperId(shopper),
        Scene.SEARCH,
        "running shoes",
        null,
        Filters.NONE,
        Map.of("device", "phone"),
        exposures,
        "bundle-1",
        List.of());
  }
}
