package dev.aisle.core.events;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A page was shown: who asked for what, and what was exposed where.
///
/// @param query what was typed; null in scenes without a query
/// @param anchor the item whose similar items are shown; null outside [Scene#SIMILAR]
/// @param context facts of the request (`device`, `hour`), never of the items
/// @param bundle version of the models and configuration that made the page
/// @param dropped a sample of what each stage left out
public record Impression(
    EventId id,
    Instant time,
    RequestId request,
    SessionId session,
    ShopperId shopper,
    Scene scene,
    @Nullable String query,
    @Nullable ItemId anchor,
    Filters filters,
    Map<String, String> context,
    List<Exposure> exposures,
    String bundle,
    List<DroppedCandidate> dropped)
    implements Event {
  public Impression {
    time = time.truncatedTo(ChronoUnit.MILLIS);
    context = Collections.unmodifiableMap(new TreeMap<>(context));
    exposures = List.copyOf(exposures);
    dropped = List.copyOf(dropped);
  }

  @Override
  public Impression withId(EventId other) {
    return new Impression(
        other, time, request, session, shopper, scene, query, anchor, filters, context, exposures,
        bundle, dropped);
  }
}
