package dev.aisle.wire;

import dev.aisle.core.cascade.Request;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// A request as receipts keep it. What a client sends over HTTP is another, smaller object.
final class RequestJson {
  private static final Scene[] SCENES = Scene.values();
  private static final SortOrder[] SORTS = SortOrder.values();

  private RequestJson() {}

  static void write(JsonGenerator json, Request request) {
    json.writeStartObject();
    json.writeStringProperty("id", request.id().value());
    json.writeStringProperty("time", request.time().toString());
    json.writeStringProperty("scene", JsonFields.lowerCase(request.scene()));
    json.writeStringProperty("shopper", request.shopper().value());
    json.writeStringProperty("session", request.session().value());
    if (request.query() != null) {
      json.writeStringProperty("query", request.query());
    }
    if (request.anchor() != null) {
      json.writeStringProperty("anchor", request.anchor().value());
    }
    if (!request.filters().isEmpty()) {
      json.writeName("filters");
      FiltersJson.write(json, request.filters());
    }
    json.writeStringProperty("sort", JsonFields.lowerCase(request.sort()));
    json.writeNumberProperty("offset", request.offset());
    json.writeNumberProperty("size", request.size());
    EventWriter.writeTexts(json, "context", request.context());
    json.writeNumberProperty("budgetNanos", request.budget().toNanos());
    json.writeEndObject();
  }

  static Request read(JsonFields fields) {
    RequestId id = fields.text("id", RequestId::new);
    Instant time = fields.time("time");
    Scene scene = fields.choice("scene", SCENES);
    ShopperId shopper = fields.text("shopper", ShopperId::new);
    SessionId session = fields.text("session", SessionId::new);
    String query = fields.textOrNull("query");
    ItemId anchor = fields.textOrNull("anchor", ItemId::new);
    JsonFields filterFields = fields.objectOrNull("filters");
    Filters filters = filterFields == null ? Filters.NONE : FiltersJson.read(filterFields);
    SortOrder sort = fields.choice("sort", SORTS);
    int offset = fields.integer("offset");
    int size = fields.integer("size");
    Map<String, String> context = fields.map("context", JsonFields::text);
    Duration budget = Duration.ofNanos((long) fields.number("budgetNanos"));
    fields.end();
    return fields.make(
        () ->
            new Request(
                id, scene, shopper, session, query, anchor, filters, sort, offset, size, time,
                context, budget));
  }
}
