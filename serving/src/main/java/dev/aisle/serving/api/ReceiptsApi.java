package dev.aisle.serving.api;

import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.Receipts;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.Why;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Exchange;
import dev.aisle.serving.http.Refusal;
import java.util.List;

/// What happened to a request, and why an item is where it is.
final class ReceiptsApi {
  private final Shop shop;
  private final Cascade cascade;
  private final RecentAnswers recent;

  ReceiptsApi(Shop shop, Cascade cascade, RecentAnswers recent) {
    this.shop = shop;
    this.cascade = cascade;
    this.recent = recent;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/v1/receipts/{request}",
            Scope.SEARCH,
            "What every stage did for a request of the last minutes",
            Content.json(ReceiptAnswers.ReceiptAnswer.class),
            exchange -> exchange.json(ReceiptAnswers.of(receipt(exchange), shop))),
        Endpoint.get(
            "/v1/receipts/{request}/items/{id}",
            Scope.SEARCH,
            "Why an item is, or is not, where it is on the page",
            Content.json(ReceiptAnswers.WhyAnswer.class),
            this::why));
  }

  private Receipt receipt(Exchange exchange) {
    RequestId id = new RequestId(exchange.variable("request"));
    RecentAnswers.Kept kept = recent.find(id);
    if (kept == null) {
      throw Refusal.unknown(
          "request", id.value(), "Receipts are kept for ten minutes at most; ask again.");
    }
    return Receipts.of(kept.answer(), kept.offset());
  }

  private void why(Exchange exchange) {
    Receipt receipt = receipt(exchange);
    ItemId item = new ItemId(exchange.variable("id"));
    if (shop.item(item) == null) {
      throw Refusal.unknown("item", item.value(), "Check the id, and that it is percent-encoded.");
    }
    List<Why.Step> steps = receipt.why(item);
    Request request = receipt.request();
    Retriever retriever = cascade.retriever(request.scene());
    exchange.json(
        new ReceiptAnswers.WhyAnswer(
            request.id().value(),
            item.value(),
            receipt.exposures().stream()
                .filter(exposure -> exposure.item().equals(item))
                .map(Exposure::position)
                .findFirst()
                .orElse(null),
            steps.stream().map(Why.Step::sentence).toList(),
            steps.stream().map(ReceiptAnswers::step).toList(),
            retriever == null
                ? null
                : ReceiptAnswers.explained(retriever.explain(request, shop, item))));
  }
}
