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
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// User Behavior Insights as OpenSearch stores it, exported as JSON Lines from its two indexes.
///
/// - A record of `ubi_queries` (`query_id`, `user_query`, `query_response_hit_ids`) becomes an
///   impression that exposes its hits in their order.
/// - A record of `ubi_events` has an `action_name`. `impression` and `view` become an impression of
///   one item at `event_attributes.position.ordinal`; clicks, carts and purchases become
///   interactions with `event_attributes.object.object_id`, joined to the page by `query_id`.
///   Other actions (`login`, `scroll`) are counted as ignored.
///
/// `client_id` is the shopper; without a `session_id` the client is also the session. Exports that
/// keep the document under `_source` are read alike.
final class UbiReader implements FormatReader {
  private static final Set<String> SHOWN = Set.of("impression", "view", "item_impression");

  private final Json json;
  private final Actions actions;
  private final boolean zeroBased;

  UbiReader(ImportOptions options) {
    json = new Json(options.limits());
    actions = new Actions(options.actions());
    zeroBased = options.zeroBased();
  }

  @Override
  public String lookedFor() {
    return JsonFiles.LOOKED_FOR;
  }

  @Override
  public boolean wants(String name) {
    return JsonFiles.matches(name);
  }

  /// Queries before events, so that a click finds its page.
  @Override
  public int rank(String name) {
    return name.contains("queries") ? 0 : 1;
  }

  @Override
  public void read(Source source, Intake intake) throws IOException {
    Records.json(
        source,
        intake,
        (line, text) -> {
          Fields document = json.object(text);
          Fields inner = document.object("_source");
          read(source.at(line), inner == null ? document : inner, intake);
        });
  }

  private void read(Place place, Fields record, Intake intake) throws IOException {
    String action = record.text("action_name");
    if (action == null) {
      intake.event(place, query(record));
    } else if (SHOWN.contains(action.toLowerCase(Locale.ROOT))) {
      intake.event(place, shown(record));
    } else {
      Interaction.Kind kind = actions.kind(action);
      if (kind == null || kind == Interaction.Kind.DWELL) {
        intake.ignore("action_name \"" + action + "\"");
      } else {
        intake.event(place, interaction(record, kind));
      }
    }
  }

  private static Impression query(Fields query) {
    List<Exposure> exposures = new ArrayList<>();
    for (String hit : query.texts("query_response_hit_ids")) {
      exposures.add(exposure(hit, exposures.size() + 1));
    }
    return impression(
        query, new EventId("ubi:query:" + ContentHash.of(query.required("query_id"))), exposures);
  }

  private Impression shown(Fields event) {
    Fields attributes = attributes(event);
    Fields position = attributes.object("position");
    int place = position == null ? 1 : position.position("ordinal", zeroBased);
    return impression(event, Intake.UNNAMED, List.of(exposure(object(attributes), place)));
  }

  private static Exposure exposure(String item, int position) {
    return Imported.exposure(new ItemId(item), position);
  }

  private static Impression impression(Fields record, EventId id, List<Exposure> exposures) {
    return Imported.impression(
        id,
        time(record),
        new RequestId(record.required("query_id")),
        session(record),
        shopper(record),
        record.text("user_query"),
        Map.of(),
        exposures);
  }

  private Interaction interaction(Fields event, Interaction.Kind kind) {
    Fields attributes = attributes(event);
    Fields position = attributes.object("position");
    if (position != null && position.has("ordinal")) {
      position.position("ordinal", zeroBased);
    }
    return Imported.interaction(
        Intake.UNNAMED,
        time(event),
        event.has("query_id") ? new RequestId(event.required("query_id")) : null,
        session(event),
        shopper(event),
        new ItemId(object(attributes)),
        kind,
        price(attributes),
        1);
  }

  private static Fields attributes(Fields event) {
    Fields attributes = event.object("event_attributes");
    if (attributes == null) {
      throw event.wrong("event_attributes", "is missing");
    }
    return attributes;
  }

  private static String object(Fields attributes) {
    Fields object = attributes.object("object");
    if (object == null) {
      throw attributes.wrong("object", "is missing");
    }
    return object.required("object_id");
  }

  private static @Nullable Money price(Fields attributes) {
    Fields object = attributes.object("object");
    Fields detail = object == null ? null : object.object("object_detail");
    return detail == null ? null : detail.price("price");
  }

  private static Instant time(Fields record) {
    return record.time("timestamp", 1);
  }

  private static ShopperId shopper(Fields record) {
    return new ShopperId(record.required("client_id"));
  }

  private static SessionId session(Fields record) {
    return new SessionId(record.textOr("session_id", record.required("client_id")));
  }
}
