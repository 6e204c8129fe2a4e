package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Answer;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.ShopperChanged;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Exchange;
import dev.aisle.wire.EventJson;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Taking in what shoppers did. Each line stands for itself: those that cannot be are named with
/// the reason, the rest goes in.
final class EventsApi {
  private static final String SAMPLE =
      "{\"type\":\"interaction\",\"kind\":\"click\",\"request\":\"r-…\",\"item\":\"n-17\","
          + "\"shopper\":\"s-1\",\"session\":\"v-1\"}\n";

  private final Shop shop;
  private final RecentAnswers recent;
  private final PageLog log;
  private final InstantSource clock;

  EventsApi(Shop shop, RecentAnswers recent, PageLog log, InstantSource clock) {
    this.shop = shop;
    this.recent = recent;
    this.log = log;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.sent(
            "POST",
            "/v1/events",
            Scope.EVENTS,
            "Takes events of shoppers: a JSON array, or one a line; id and time may be left out",
            Content.of(Content.LINES, SAMPLE),
            Content.json(Answers.EventReceipt.class),
            this::take));
  }

  private void take(Exchange exchange) throws IOException {
    Instant now = clock.instant();
    List<Event> events = new ArrayList<>();
    List<Answers.Rejected> rejected = new ArrayList<>();
    Lines.read(
        exchange.body(),
        exchange.json(),
        (number, json) -> {
          try {
            Event event = EventJson.readFromClient(json, now);
            check(event);
            events.add(placed(event));
          } catch (InvalidInputException e) {
            rejected.add(new Answers.Rejected(number, e.place(), e.problem(), e.remedy()));
          }
        });
    if (events.isEmpty()) {
      exchange.json(new Answers.EventReceipt(0, 0, rejected));
      return;
    }
    events.forEach(this::cameBack);
    log.flush();
    Shop.Ingested ingested = shop.ingest(events);
    exchange.json(new Answers.EventReceipt(ingested.accepted(), ingested.duplicates(), rejected));
  }

  /// An interaction with a page of ours is counted in the page's scene, also where the client does
  /// not say it.
  private Event placed(Event event) {
    if (event instanceof Interaction interaction && interaction.scene() == null) {
      Scene scene = recent.sceneOf(interaction.request());
      if (scene == null) {
        scene = shop.shopper(interaction.shopper()).sceneOf(interaction.request());
      }
      return scene == null ? interaction : interaction.withScene(scene);
    }
    return event;
  }

  private void cameBack(Event event) {
    if (event.shopper() != null) {
      log.cameBack(event.shopper());
    }
    ShopperId asked =
        event instanceof Interaction interaction ? recent.shopperOf(interaction.request()) : null;
    if (asked != null) {
      log.cameBack(asked);
    }
  }

  private void check(Event event) {
    switch (event) {
      case Interaction interaction -> checkInteraction(interaction);
      case Impression impression -> {
        for (Exposure exposure : impression.exposures()) {
          checkKnown(exposure.item(), "/exposures");
        }
      }
      case Answer _, ShopperChanged _ -> {}
      case ItemChanged _, ItemRemoved _, OfferChanged _ ->
          throw new InvalidInputException(
              "/type", "is a change of the catalogue", "Use the endpoints below /v1/items.");
    }
  }

  private void checkInteraction(Interaction interaction) {
    ItemId item = interaction.item();
    checkKnown(item, "/item");
    if (interaction.request() != null
        && Boolean.FALSE.equals(recent.showed(interaction.request(), item))) {
      throw new InvalidInputException(
          "/item",
          "\"" + item + "\" was not shown by the request " + interaction.request(),
          "Name the request of the page that it happened on, or leave the request out.");
    }
  }

  private void checkKnown(ItemId item, String place) {
    if (shop.item(item) == null) {
      throw new InvalidInputException(
          place,
          "\"" + item + "\" is not in the catalogue",
          "Add the item first, with PUT /v1/items/{id}.");
    }
  }
}
