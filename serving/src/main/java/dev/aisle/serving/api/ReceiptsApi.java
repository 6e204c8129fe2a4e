package dev.aisle.serving.api;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.CascadePlan;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.LiveCascade;
import dev.aisle.core.cascade.Receipt;
import dev.aisle.core.cascade.Receipts;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.cascade.StageOutcome;
import dev.aisle.core.cascade.Why;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.store.ReceiptStore;
import dev.aisle.core.store.Shop;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Exchange;
import dev.aisle.serving.http.Refusal;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What happened to a request, and why an item is where it is.
final class ReceiptsApi {
  private final Shop shop;
  private final LiveCascade cascade;
  private final RecentAnswers recent;
  private final ReceiptStore receipts;

  ReceiptsApi(Shop shop, LiveCascade cascade, RecentAnswers recent, ReceiptStore receipts) {
    this.shop = shop;
    this.cascade = cascade;
    this.recent = recent;
    this.receipts = receipts;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                "/v1/receipts/{request}",
                Scope.SEARCH,
                "What every stage did for a request, for the page that shows the position",
                Content.json(ReceiptAnswers.ReceiptAnswer.class),
                this::receipt)
            .with("position"),
        Endpoint.get(
            "/v1/receipts/{request}/items/{id}",
            Scope.SEARCH,
            "Why an item is, or is not, where it is on the page",
            Content.json(ReceiptAnswers.WhyAnswer.class),
            this::why));
  }

  private void receipt(Exchange exchange) throws IOException {
    RequestId id = new RequestId(exchange.variable("request"));
    int position = exchange.number("position", 1, Integer.MAX_VALUE);
    exchange.json(ReceiptAnswers.of(receiptOfPageAt(position, id), shop));
  }

  private Receipt receiptOfPageAt(int position, RequestId id) throws IOException {
    RecentAnswers.Kept kept = recent.find(id);
    if (kept == null) {
      return stored(
          id,
          page ->
              page.request().offset() < position
                  && position <= page.request().offset() + page.request().size());
    }
    int size = kept.answer().request().size();
    return position == 1
        ? receipt(kept)
        : Receipts.of(
            ResultPages.at(kept.answer(), (position - 1) / size * size, size), kept.offset());
  }

  private static Receipt receipt(RecentAnswers.Kept kept) {
    return Receipts.of(kept.answer(), kept.offset());
  }

  /// The receipt of the first page that is wanted; where none is, of the first that is kept.
  private Receipt stored(RequestId id, Predicate<Receipt> wanted) throws IOException {
    List<Receipt> pages = receipts.pages(id);
    if (pages.isEmpty()) {
      throw Refusal.unknown(
          "request", id.value(), "The oldest receipts go first; send the request again.");
    }
    return pages.stream().filter(wanted).findFirst().orElse(pages.getFirst());
  }

  /// The receipt of the page that has the item, which may be a later one than the first.
  private Receipt receiptOfPageWith(ItemId item, RequestId id) throws IOException {
    RecentAnswers.Kept kept = recent.find(id);
    if (kept == null) {
      return stored(
          id, page -> page.exposures().stream().anyMatch(exposure -> exposure.item().equals(item)));
    }
    List<Candidate> list = kept.answer().slate().candidates();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).item().equals(item)) {
        int size = kept.answer().request().size();
        return Receipts.of(ResultPages.at(kept.answer(), i / size * size, size), kept.offset());
      }
    }
    return receipt(kept);
  }

  private void why(Exchange exchange) throws IOException {
    ItemId item = new ItemId(exchange.variable("id"));
    Receipt receipt = receiptOfPageWith(item, new RequestId(exchange.variable("request")));
    if (shop.item(item) == null) {
      throw Refusal.unknown("item", item.value(), "Check the id, and that it is percent-encoded.");
    }
    List<Why.Step> steps = receipt.why(item);
    Request request = receipt.request();
    RecentAnswers.Kept kept = recent.find(request.id());
    @Nullable Explanation found =
        cascade.using(
            now -> {
              Retriever retriever = now.retriever(request.scene());
              return retriever == null ? null : retriever.explain(request, shop, item);
            });
    Map<String, Explanation> byStage =
        kept == null ? Map.of() : cascade.using(now -> explained(now, kept.answer(), item));
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
            steps.stream()
                .map(step -> ReceiptAnswers.step(step, byStage.get(step.name())))
                .toList(),
            found == null ? null : ReceiptAnswers.explained(found)));
  }

  /// What the stages that answered say of the item, by their names, as far as the same versions
  /// still serve.
  private Map<String, Explanation> explained(Cascade now, CascadeAnswer answer, ItemId item) {
    Map<String, Explanation> byStage = new HashMap<>();
    for (CascadePlan.Step step : now.plan().steps()) {
      Stage stage = step.stage();
      StageOutcome outcome = answer.outcome(stage.slot());
      Slate given = answer.givenTo(stage.slot());
      if (outcome instanceof StageOutcome.Answered
          && outcome.name().equals(stage.name())
          && given.candidates().stream().anyMatch(candidate -> candidate.item().equals(item))) {
        byStage.put(stage.name(), stage.explain(answer.request(), shop, given, item));
      }
    }
    return byStage;
  }
}
