package dev.aisle.serving.api;

import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.ReceiptStore;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Exchange;
import dev.aisle.wire.EventJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What the shop knows of shoppers: who was here, all of it for one, and its erasure.
final class ShoppersApi {
  private final Shop shop;
  private final RecentAnswers recent;
  private final PageLog log;
  private final RecentShoppers latest;
  private final ReceiptStore receipts;
  private final InstantSource clock;

  ShoppersApi(
      Shop shop, RecentAnswers recent, PageLog log, ReceiptStore receipts, InstantSource clock) {
    this.shop = shop;
    this.recent = recent;
    this.log = log;
    this.latest = new RecentShoppers(shop);
    this.receipts = receipts;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                "/v1/shoppers",
                Scope.SEARCH,
                "Shoppers, recently active first",
                Content.json(Answers.Shoppers.class),
                this::list)
            .with("limit"),
        Endpoint.get(
            "/v1/shoppers/{id}/export",
            Scope.ADMIN,
            "All events of a shopper",
            Content.of(Content.LINES),
            this::export),
        new Endpoint(
            "DELETE",
            "/v1/shoppers/{id}",
            Scope.ADMIN,
            "Erases a shopper and says what was removed",
            List.of(),
            null,
            Content.json(Answers.ErasureCertificate.class),
            this::erase));
  }

  private void list(Exchange exchange) {
    int limit = exchange.number("limit", 20, RecentShoppers.MOST);
    List<Answers.Seen> seen =
        latest.latest(limit).stream()
            .map(
                one ->
                    new Answers.Seen(
                        one.shopper().value(), one.events(), one.lastSeen().toString()))
            .toList();
    exchange.json(new Answers.Shoppers(seen));
  }

  private void export(Exchange exchange) throws IOException {
    ShopperId shopper = new ShopperId(exchange.variable("id"));
    log.flush();
    exchange.stream(Content.LINES, out -> write(shopper, new BufferedOutputStream(out, 1 << 16)));
  }

  private void write(ShopperId shopper, OutputStream out) throws IOException {
    try {
      shop.log()
          .read(
              0,
              shop.log().nextOffset(),
              (_, event) -> {
                if (shopper.equals(event.shopper())) {
                  try {
                    out.write(EventJson.write(event));
                    out.write('\n');
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.flush();
  }

  private void erase(Exchange exchange) throws IOException {
    ShopperId shopper = new ShopperId(exchange.variable("id"));
    // What still waits would otherwise bring the shopper back.
    recent.forget(shopper);
    log.flush(shopper);
    Shop.Erasure erasure = shop.forget(shopper);
    List<String> places = new ArrayList<>(erasure.places());
    long removed = receipts.forget(shopper);
    if (removed > 0) {
      places.add(removed + " receipts");
    }
    latest.changed();
    exchange.json(
        new Answers.ErasureCertificate(
            shopper.value(),
            erasure.events(),
            erasure.segments(),
            places,
            clock.instant().toString()));
  }
}
