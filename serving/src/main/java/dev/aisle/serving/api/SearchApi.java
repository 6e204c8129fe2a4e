package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.store.CatalogIndex;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Exchange;
import dev.aisle.serving.http.Limits;
import dev.aisle.serving.http.Refusal;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Searching, recommending and completing.
final class SearchApi {
  private static final int MOST_COMPLETIONS = 50;

  private final ResultPages pages;
  private final Shop shop;
  private final CatalogIndex index;
  private final Limits limits;

  SearchApi(ResultPages pages, Shop shop, CatalogIndex index, Limits limits) {
    this.pages = pages;
    this.shop = shop;
    this.index = index;
    this.limits = limits;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.sent(
            "POST",
            "/v1/search",
            Scope.SEARCH,
            "Searches; an empty query lists everything that the filters accept",
            Content.json(Bodies.Search.class),
            Content.json(Answers.Page.class),
            this::search),
        Endpoint.sent(
            "POST",
            "/v1/recommend",
            Scope.SEARCH,
            "Recommends items to a shopper, or lists items like one",
            Content.json(Bodies.Recommend.class),
            Content.json(Answers.Page.class),
            this::recommend),
        Endpoint.get(
                "/v1/complete",
                Scope.SEARCH,
                "Completes a query while it is typed",
                Content.json(Answers.Completions.class),
                exchange -> complete(exchange, exchange.parameter("q"), limit(exchange)))
            .with("q", "limit"),
        Endpoint.sent(
            "POST",
            "/v1/complete",
            Scope.SEARCH,
            "Completes a query while it is typed",
            Content.json(Bodies.Complete.class),
            Content.json(Answers.Completions.class),
            exchange -> {
              Bodies.Complete body = exchange.body(Bodies.Complete.class);
              complete(exchange, body.q(), limit(body.limit()));
            }));
  }

  private void search(Exchange exchange) throws IOException {
    Asked asked = Asked.of(exchange.body(Bodies.Search.class), limits);
    answer(exchange, asked);
  }

  private void recommend(Exchange exchange) throws IOException {
    Asked asked = Asked.of(exchange.body(Bodies.Recommend.class), limits);
    ItemId anchor = asked.anchor();
    if (anchor != null && shop.item(anchor) == null) {
      throw Refusal.unknown("item", anchor.value(), "Leave it out for general recommendations.");
    }
    answer(exchange, asked);
  }

  private void answer(Exchange exchange, Asked asked) {
    Answers.Page page = pages.page(asked, exchange.id());
    exchange.send(200, Content.JSON, exchange.json().write(json -> PageJson.write(json, page)));
  }

  private void complete(Exchange exchange, @Nullable String prefix, int most) {
    String typed = prefix == null ? "" : prefix;
    Asked.checkQuery(typed, limits);
    exchange.json(new Answers.Completions(index.complete(typed, most)));
  }

  private static int limit(Exchange exchange) {
    return exchange.number("limit", 8, MOST_COMPLETIONS);
  }

  private static int limit(@Nullable Integer limit) {
    if (limit != null && (limit < 1 || limit > MOST_COMPLETIONS)) {
      throw new InvalidInputException(
          "limit", "is " + limit + " but must be from 1 to " + MOST_COMPLETIONS, "Leave it out.");
    }
    return limit == null ? 8 : limit;
  }
}
