package dev.aisle.app.imports;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes events of logs that know less than ours: no scores, no channels, no filters, and a
/// policy that is taken to be deterministic.
final class Imported {
  /// What impressions of foreign logs name as their bundle.
  static final String BUNDLE = "imported";

  private Imported() {}

  static Exposure exposure(ItemId item, int position) {
    return new Exposure(item, position, Map.of(), List.of(), 1);
  }

  /// A page: a search where there is a query, else a feed.
  static Impression impression(
      EventId id,
      Instant time,
      RequestId request,
      SessionId session,
      ShopperId shopper,
      @Nullable String query,
      Map<String, String> context,
      List<Exposure> exposures) {
    return new Impression(
        id,
        time,
        request,
        session,
        shopper,
        query == null ? Scene.FEED : Scene.SEARCH,
        query,
        null,
        Filters.NONE,
        context,
        exposures,
        BUNDLE,
        List.of());
  }

  /// An interaction; the scene of its page is left for the intake, which knows the pages.
  static Interaction interaction(
      EventId id,
      Instant time,
      @Nullable RequestId request,
      SessionId session,
      ShopperId shopper,
      ItemId item,
      Interaction.Kind kind,
      @Nullable Money price,
      int quantity) {
    return new Interaction(
        id, time, request, null, session, shopper, item, kind, price, quantity, null);
  }

  /// The interaction with the scene of its page.
  static Interaction on(Scene scene, Interaction interaction) {
    return new Interaction(
        interaction.id(),
        interaction.time(),
        interaction.request(),
        scene,
        interaction.session(),
        interaction.shopper(),
        interaction.item(),
        interaction.kind(),
        interaction.price(),
        interaction.quantity(),
        interaction.dwell());
  }
}
