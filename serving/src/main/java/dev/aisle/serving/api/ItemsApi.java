package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Exchange;
import dev.aisle.serving.http.Refusal;
import dev.aisle.serving.http.RequestIds;
import dev.aisle.wire.ItemJson;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Reading and changing items.
final class ItemsApi {
  private static final String SAMPLE =
      "{\"id\":\"n-17\",\"title\":\"Runner 3\",\"categories\":[\"Shoes\"],\"price\":\"79.90\"}";

  private final Shop shop;
  private final InstantSource clock;

  ItemsApi(Shop shop, InstantSource clock) {
    this.shop = shop;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/v1/items/{id}",
            Scope.SEARCH,
            "An item",
            Content.json(Answers.ItemAnswer.class),
            exchange -> exchange.json(ItemView.whole(item(exchange)))),
        Endpoint.sent(
            "PUT",
            "/v1/items/{id}",
            Scope.ADMIN,
            "Adds an item or replaces it",
            Content.of(Content.JSON, SAMPLE),
            Content.json(Answers.ItemStored.class),
            this::put),
        new Endpoint(
            "DELETE",
            "/v1/items/{id}",
            Scope.ADMIN,
            "Removes an item",
            List.of(),
            null,
            Content.json(Answers.ItemDeleted.class),
            this::delete),
        Endpoint.sent(
            "POST",
            "/v1/items",
            Scope.ADMIN,
            "Adds or replaces many items: a JSON array, or one a line",
            Content.of(Content.LINES, SAMPLE + "\n"),
            Content.json(Answers.ItemReceipt.class),
            this::putAll),
        Endpoint.sent(
            "PUT",
            "/v1/items/{id}/offer",
            Scope.ADMIN,
            "Sets price and stock; what is left out is unknown from then on",
            Content.json(Bodies.OfferBody.class),
            Content.json(Answers.OfferStored.class),
            this::offer));
  }

  private Item item(Exchange exchange) {
    ItemId id = new ItemId(exchange.variable("id"));
    Item item = shop.item(id);
    if (item == null) {
      throw Refusal.unknown("item", id.value(), "Check the id, and that it is percent-encoded.");
    }
    return item;
  }

  private void put(Exchange exchange) throws IOException {
    ItemId id = new ItemId(exchange.variable("id"));
    Item before = shop.item(id);
    Item item =
        ItemJson.read(exchange.body(), before == null ? clock.instant() : before.listedAt());
    if (!item.id().equals(id)) {
      throw new InvalidInputException(
          "/id", "is \"" + item.id() + "\" but the path says \"" + id + "\"", "Make them equal.");
    }
    shop.ingest(List.of(new ItemChanged(eventId(), clock.instant(), item)));
    exchange.json(new Answers.ItemStored(id.value(), before == null));
  }

  private void delete(Exchange exchange) throws IOException {
    Item item = item(exchange);
    shop.ingest(List.of(new ItemRemoved(eventId(), clock.instant(), item.id())));
    exchange.json(new Answers.ItemDeleted(item.id().value(), true));
  }

  private void putAll(Exchange exchange) throws IOException {
    Instant now = clock.instant();
    List<Event> events = new ArrayList<>();
    List<Answers.Rejected> rejected = new ArrayList<>();
    Lines.read(
        exchange.body(),
        exchange.json(),
        (number, json) -> {
          try {
            events.add(new ItemChanged(eventId(), now, ItemJson.read(json, now)));
          } catch (InvalidInputException e) {
            rejected.add(new Answers.Rejected(number, e.place(), e.problem(), e.remedy()));
          }
        });
    if (!events.isEmpty()) {
      shop.ingest(events);
    }
    exchange.json(new Answers.ItemReceipt(events.size(), rejected));
  }

  private void offer(Exchange exchange) throws IOException {
    ItemId id = item(exchange).id();
    Offer offer = exchange.body(Bodies.OfferBody.class).offer();
    shop.ingest(List.of(new OfferChanged(eventId(), clock.instant(), id, offer)));
    exchange.json(
        new Answers.OfferStored(id.value(), ItemView.price(offer.price()), offer.stock()));
  }

  private static EventId eventId() {
    return new EventId(RequestIds.make("e-"));
  }
}
