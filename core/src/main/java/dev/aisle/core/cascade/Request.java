package dev.aisle.core.cascade;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.features.FeatureRequest;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A shopper asks for a list of items.
///
/// @param query typed text; null in scenes without a query
/// @param anchor the item that similar items are wanted for; null outside [Scene#SIMILAR]
/// @param offset items before this page, 0 for the first
/// @param size items on the page, at least 1
/// @param time when it was asked; every time-dependent feature uses this and no clock
/// @param context facts of the request (`device`)
/// @param budget what the whole cascade may take
public record Request(
    RequestId id,
    Scene scene,
    ShopperId shopper,
    SessionId session,
    @Nullable String query,
    @Nullable ItemId anchor,
    Filters filters,
    SortOrder sort,
    int offset,
    int size,
    Instant time,
    Map<String, String> context,
    Duration budget) {
  public Request {
    if (offset < 0 || size < 1) {
      throw new IllegalArgumentException("offset " + offset + ", size " + size);
    }
    if (scene == Scene.SEARCH && query == null) {
      throw new InvalidInputException("query", "is missing in a search", "Send a query text.");
    }
    if (scene == Scene.SIMILAR && anchor == null) {
      throw new InvalidInputException(
          "item", "is missing where similar items are asked for", "Send the id of the item.");
    }
    context = Collections.unmodifiableMap(new TreeMap<>(context));
  }

  /// What features may know of it.
  public FeatureRequest forFeatures() {
    return new FeatureRequest(shopper, scene, query, anchor, time, context);
  }
}
