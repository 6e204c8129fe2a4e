package dev.aisle.app.wiring;

import dev.aisle.core.cascade.Request;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Requests that the command line makes.
public final class Requests {
  private Requests() {}

  /// A search for the first page, asked now.
  public static Request search(
      String query, String shopper, Filters filters, SortOrder sort, int size, Duration budget) {
    return new Request(
        new RequestId("r-" + UUID.randomUUID()),
        Scene.SEARCH,
        new ShopperId(shopper),
        new SessionId("cli"),
        query,
        null,
        filters,
        sort,
        0,
        size,
        Instant.now(),
        Map.of(),
        budget);
  }
}
