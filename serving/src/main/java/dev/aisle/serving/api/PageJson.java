package dev.aisle.serving.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes a page field by field, in the order of the records: the one answer that is large and
/// frequent enough that reflection shows.
final class PageJson {
  private PageJson() {}

  static void write(JsonGenerator json, Answers.Page page) {
    json.writeStartObject();
    json.writeStringProperty("request", page.request());
    json.writeStringProperty("shopper", page.shopper());
    json.writeStringProperty("session", page.session());
    json.writeStringProperty("query", page.query());
    text(json, "understoodAs", page.understoodAs());
    json.writeNumberProperty("total", page.total());
    json.writeNumberProperty("page", page.page());
    json.writeNumberProperty("size", page.size());
    json.writeNumberProperty("pages", page.pages());
    text(json, "nextCursor", page.nextCursor());
    json.writeArrayPropertyStart("items");
    page.items().forEach(item -> item(json, item));
    json.writeEndArray();
    json.writeArrayPropertyStart("facets");
    page.facets().forEach(facet -> facet(json, facet));
    json.writeEndArray();
    json.writeArrayPropertyStart("stages");
    page.stages().forEach(stage -> stage(json, stage));
    json.writeEndArray();
    json.writeNumberProperty("tookMicros", page.tookMicros());
    json.writeStringProperty("bundle", page.bundle());
    json.writeEndObject();
  }

  private static void item(JsonGenerator json, Answers.Placed item) {
    json.writeStartObject();
    json.writeStringProperty("id", item.id());
    json.writeStringProperty("title", item.title());
    text(json, "brand", item.brand());
    texts(json, "categories", item.categories());
    text(json, "price", item.price());
    json.writeBooleanProperty("inStock", item.inStock());
    Integer stock = item.stock();
    if (stock == null) {
      json.writeNullProperty("stock");
    } else {
      json.writeNumberProperty("stock", stock);
    }
    Double rating = item.rating();
    if (rating == null) {
      json.writeNullProperty("rating");
    } else {
      json.writeNumberProperty("rating", rating);
    }
    json.writeNumberProperty("ratingCount", item.ratingCount());
    text(json, "picture", item.picture());
    json.writeNumberProperty("position", item.position());
    json.writeNumberProperty("score", item.score());
    json.writeObjectPropertyStart("attributes");
    for (Map.Entry<String, List<String>> attribute : item.attributes().entrySet()) {
      texts(json, attribute.getKey(), attribute.getValue());
    }
    json.writeEndObject();
    json.writeStringProperty("description", item.description());
    json.writeEndObject();
  }

  private static void facet(JsonGenerator json, Answers.FacetCounts facet) {
    json.writeStartObject();
    json.writeStringProperty("field", facet.field());
    json.writeArrayPropertyStart("values");
    for (Answers.FacetCount count : facet.values()) {
      json.writeStartObject();
      json.writeStringProperty("value", count.value());
      json.writeNumberProperty("count", count.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void stage(JsonGenerator json, Answers.StageLine stage) {
    json.writeStartObject();
    json.writeStringProperty("stage", stage.stage());
    json.writeStringProperty("name", stage.name());
    json.writeNumberProperty("in", stage.in());
    json.writeNumberProperty("out", stage.out());
    json.writeNumberProperty("tookMicros", stage.tookMicros());
    text(json, "degraded", stage.degraded());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String name, @Nullable String text) {
    if (text == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text);
    }
  }
}
