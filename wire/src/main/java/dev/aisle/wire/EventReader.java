package dev.aisle.wire;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Answer;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperChanged;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The reading half of [EventJson].
final class EventReader {
  private static final EventType[] TYPES = EventType.values();
  private static final Scene[] SCENES = Scene.values();
  private static final Interaction.Kind[] KINDS = Interaction.Kind.values();

  private EventReader() {}

  /// @param defaultTime what an event without a time gets, null where it must have one
  static Event read(JsonFields fields, EventId id, @Nullable Instant defaultTime) {
    EventType type = fields.choice("type", TYPES);
    Instant time = defaultTime == null ? fields.time("time") : fields.time("time", defaultTime);
    Event event =
        switch (type) {
          case ITEM_CHANGED -> {
            Item item = ItemJson.read(fields.object("item"), time);
            yield new ItemChanged(id, time, item);
          }
          case OFFER_CHANGED ->
              new OfferChanged(
                  id, time, fields.text("item", ItemId::new), ItemJson.readOffer(fields));
          case ITEM_REMOVED -> new ItemRemoved(id, time, fields.text("item", ItemId::new));
          case SHOPPER_CHANGED ->
              new ShopperChanged(
                  id,
                  time,
                  fields.text("shopper", ShopperId::new),
                  fields.map("profile", JsonFields::text));
          case IMPRESSION -> readImpression(fields, id, time);
          case INTERACTION -> readInteraction(fields, id, time);
          case ANSWER ->
              new Answer(
                  id,
                  time,
                  fields.text("request", RequestId::new),
                  fields.text("session", SessionId::new),
                  fields.text("shopper", ShopperId::new),
                  fields.text("question"),
                  fields.text("text"));
        };
    fields.end();
    return event;
  }

  private static Interaction readInteraction(JsonFields fields, EventId id, Instant time) {
    RequestId request = fields.textOrNull("request", RequestId::new);
    Scene scene = fields.has("scene") ? fields.choice("scene", SCENES) : null;
    SessionId session = fields.text("session", SessionId::new);
    ShopperId shopper = fields.text("shopper", ShopperId::new);
    ItemId item = fields.text("item", ItemId::new);
    Interaction.Kind kind = fields.choice("kind", KINDS);
    var price = fields.moneyOrNull("price");
    int quantity = fields.integer("quantity", 1);
    Integer dwellMillis = fields.integerOrNull("dwellMillis");
    Duration dwell = dwellMillis == null ? null : Duration.ofMillis(dwellMillis);
    return fields.make(
        () ->
            new Interaction(
                id, time, request, scene, session, shopper, item, kind, price, quantity, dwell));
  }

  private static Impression readImpression(JsonFields fields, EventId id, Instant time) {
    RequestId request = fields.text("request", RequestId::new);
    SessionId session = fields.text("session", SessionId::new);
    ShopperId shopper = fields.text("shopper", ShopperId::new);
    Scene scene = fields.choice("scene", SCENES);
    String query = fields.textOrNull("query");
    ItemId anchor = fields.textOrNull("anchor", ItemId::new);
    JsonFields filterFields = fields.objectOrNull("filters");
    Filters filters = filterFields == null ? Filters.NONE : FiltersJson.read(filterFields);
    Map<String, String> context = fields.map("context", JsonFields::text);
    List<Exposure> exposures =
        fields.objects("exposures").stream().map(EventReader::readExposure).toList();
    String bundle = fields.textOrNull("bundle");
    List<DroppedCandidate> dropped =
        fields.objects("dropped").stream().map(EventReader::readDropped).toList();
    return fields.make(
        () ->
            new Impression(
                id,
                time,
                request,
                session,
                shopper,
                scene,
                query,
                anchor,
                filters,
                context,
                exposures,
                bundle == null ? "" : bundle,
                dropped));
  }

  static Exposure readExposure(JsonFields fields) {
    ItemId item = fields.text("item", ItemId::new);
    int position = fields.integer("position");
    Map<String, Double> scores = fields.map("scores", JsonFields::number);
    List<String> channels = fields.texts("channels");
    double propensity = fields.number("propensity", 1);
    fields.end();
    return fields.make(() -> new Exposure(item, position, scores, channels, propensity));
  }

  private static DroppedCandidate readDropped(JsonFields fields) {
    ItemId item = fields.text("item", ItemId::new);
    String stage = fields.text("stage");
    int rank = fields.integer("rank");
    double score = fields.number("score");
    fields.end();
    return fields.make(() -> new DroppedCandidate(item, stage, rank, score));
  }
}
