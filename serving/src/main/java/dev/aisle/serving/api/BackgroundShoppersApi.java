package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Exchange;
import dev.aisle.serving.http.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The switch for simulated shoppers.
final class BackgroundShoppersApi {
  private final @Nullable BackgroundShoppers shoppers;

  /// @param shoppers null where the shop has none
  BackgroundShoppersApi(@Nullable BackgroundShoppers shoppers) {
    this.shoppers = shoppers;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/v1/background-shoppers",
            Scope.ADMIN,
            "Whether simulated shoppers browse the shop; 404 where it is not a generated one",
            Content.json(TrafficAnswers.BackgroundShoppersAnswer.class),
            exchange -> answer(exchange, known())),
        Endpoint.sent(
            "POST",
            "/v1/background-shoppers",
            Scope.ADMIN,
            "Lets simulated shoppers browse a generated shop, or stops them",
            Content.json(Bodies.BackgroundShoppersBody.class),
            Content.json(TrafficAnswers.BackgroundShoppersAnswer.class),
            this::change));
  }

  private void change(Exchange exchange) throws IOException {
    BackgroundShoppers known = known();
    Bodies.BackgroundShoppersBody body = exchange.body(Bodies.BackgroundShoppersBody.class);
    if (body.running() == null) {
      throw new InvalidInputException("running", "is missing", "Send true or false.");
    }
    double rate =
        body.pagesPerSecond() == null ? known.status().pagesPerSecond() : body.pagesPerSecond();
    if (!(rate > 0 && rate <= BackgroundShoppers.MOST_PAGES_PER_SECOND)) {
      throw new InvalidInputException(
          "pagesPerSecond",
          "is "
              + rate
              + " but must be above 0 and at most "
              + BackgroundShoppers.MOST_PAGES_PER_SECOND,
          "Send such a number, or leave it out.");
    }
    if (body.running()) {
      known.start(rate);
    } else {
      known.stop();
    }
    answer(exchange, known);
  }

  private BackgroundShoppers known() {
    if (shoppers == null) {
      throw new Refusal(
          404,
          "shop",
          "is not a generated one, so there are no simulated shoppers for it",
          "Make one with aisle demo or aisle market.",
          Map.of());
    }
    return shoppers;
  }

  private static void answer(Exchange exchange, BackgroundShoppers known) {
    exchange.json(TrafficAnswers.BackgroundShoppersAnswer.of(known.status()));
  }
}
