package dev.aisle.wire;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Answer;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.ShopperChanged;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// The writing half of [EventJson]: fields in a fixed order, defaults and empty values left out, so
/// that equal events have equal bytes.
final class EventWriter {
  private EventWriter() {}

  static String iso(Instant time) {
    if (time.isBefore(JsonFields.EARLIEST) || time.isAfter(JsonFields.LATEST)) {
      throw new InvalidInputException(
          "time", "is " + time + ", outside of the years 0 to 9999", "Check its unit.");
    }
    return UtcMillis.format(time);
  }

  static void write(JsonGenerator json, Event event) {
    json.writeStartObject();
    json.writeStringProperty("type", EventType.of(event).wireName());
    json.writeStringProperty("id", event.id().value());
    json.writeStringProperty("time", iso(event.time()));
    switch (event) {
      case ItemChanged changed -> {
        json.writeName("item");
        ItemJson.write(json, changed.item());
      }
      case ItemRemoved removed -> json.writeStringProperty("item", removed.item().value());
      case OfferChanged changed -> {
        json.writeStringProperty("item", changed.item().value());
        ItemJson.writeOffer(json, changed.offer());
      }
      case ShopperChanged changed -> {
        json.writeStringProperty("shopper", changed.shopper().value());
        writeTexts(json, "profile", changed.profile());
      }
      case Impression impression -> writeImpression(json, impression);
      case Interaction interaction -> writeInteraction(json, interaction);
      case Answer answer -> {
        json.writeStringProperty("request", answer.request().value());
        json.writeStringProperty("session", answer.session().value());
        json.writeStringProperty("shopper", answer.shopper().value());
        json.writeStringProperty("question", answer.question());
        json.writeStringProperty("text", answer.text());
      }
    }
    json.writeEndObject();
  }

  private static void writeInteraction(JsonGenerator json, Interaction interaction) {
    if (interaction.request() != null) {
      json.writeStringProperty("request", interaction.request().value());
    }
    if (interaction.scene() != null) {
      json.writeStringProperty("scene", JsonFields.lowerCase(interaction.scene()));
    }
    json.writeStringProperty("session", interaction.session().value());
    json.writeStringProperty("shopper", interaction.shopper().value());
    json.writeStringProperty("item", interaction.item().value());
    json.writeStringProperty("kind", JsonFields.lowerCase(interaction.kind()));
    if (interaction.price() != null) {
      json.writeStringProperty("price", interaction.price().toString());
    }
    if (interaction.quantity() != 1) {
      json.writeNumberProperty("quantity", interaction.quantity());
    }
    if (interaction.dwell() != null) {
      json.writeNumberProperty("dwellMillis", interaction.dwell().toMillis());
    }
  }

  private static void writeImpression(JsonGenerator json, Impression impression) {
    json.writeStringProperty("request", impression.request().value());
    json.writeStringProperty("session", impression.session().value());
    json.writeStringProperty("shopper", impression.shopper().value());
    json.writeStringProperty("scene", JsonFields.lowerCase(impression.scene()));
    if (impression.query() != null) {
      json.writeStringProperty("query", impression.query());
    }
    if (impression.anchor() != null) {
      json.writeStringProperty("anchor", impression.anchor().value());
    }
    if (!impression.filters().isEmpty()) {
      json.writeName("filters");
      FiltersJson.write(json, impression.filters());
    }
    writeTexts(json, "context", impression.context());
    json.writeArrayPropertyStart("exposures");
    for (Exposure exposure : impression.exposures()) {
      writeExposure(json, exposure);
    }
    json.writeEndArray();
    if (!impression.bundle().isEmpty()) {
      json.writeStringProperty("bundle", impression.bundle());
    }
    if (!impression.dropped().isEmpty()) {
      json.writeArrayPropertyStart("dropped");
      for (DroppedCandidate dropped : impression.dropped()) {
        json.writeStartObject();
        json.writeStringProperty("item", dropped.item().value());
        json.writeStringProperty("stage", dropped.stage());
        json.writeNumberProperty("rank", dropped.rank());
        json.writeNumberProperty("score", dropped.score());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  static void writeExposure(JsonGenerator json, Exposure exposure) {
    json.writeStartObject();
    json.writeStringProperty("item", exposure.item().value());
    json.writeNumberProperty("position", exposure.position());
    if (!exposure.scores().isEmpty()) {
      json.writeObjectPropertyStart("scores");
      exposure.scores().forEach((stage, score) -> json.writeNumberProperty(stage, (double) score));
      json.writeEndObject();
    }
    FiltersJson.texts(json, "channels", exposure.channels());
    if (exposure.propensity() != 1) {
      json.writeNumberProperty("propensity", exposure.propensity());
    }
    json.writeEndObject();
  }

  static void writeTexts(JsonGenerator json, String name, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      json.writeObjectPropertyStart(name);
      texts.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
  }
}
