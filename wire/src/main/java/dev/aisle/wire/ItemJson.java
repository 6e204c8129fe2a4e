package dev.aisle.wire;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.catalog.SellerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// An item as a JSON object; what is unknown or empty is left out:
/// ```json
/// {"id":"n-17","title":"Runner 3","categories":["Shoes","Sneakers"],"brand":"Orrin",
///  "price":"79.90","stock":12,"rating":4.5,"ratingCount":31,
///  "attributes":{"colour":"Red","connectivity":["Bluetooth","Wi-Fi"],
///                "diagonal":{"value":15.6,"unit":"inch"},"pockets":4,"waterproof":true},
///  "picture":"n-17.jpg","listedAt":"2026-11-21T08:30:00.000Z"}
/// ```
/// An attribute is a string or an array of strings ([AttributeValue.Text]), a number or an object
/// of value and unit ([AttributeValue.Quantity]), or true or false ([AttributeValue.Flag]).
public final class ItemJson {
  private ItemJson() {}

  /// One line of UTF-8 JSON without a line break.
  ///
  /// @throws InvalidInputException where it would be longer than [EventJson#MAX_BYTES]
  public static byte[] write(Item item) {
    return StrictJson.write("item " + item.id(), EventJson.MAX_BYTES, json -> write(json, item));
  }

  /// Writes the object as part of a larger document.
  public static void write(JsonGenerator json, Item item) {
    json.writeStartObject();
    json.writeStringProperty("id", item.id().value());
    json.writeStringProperty("title", item.title());
    if (!item.description().isEmpty()) {
      json.writeStringProperty("description", item.description());
    }
    FiltersJson.texts(json, "categories", item.categories());
    if (item.brand() != null) {
      json.writeStringProperty("brand", item.brand());
    }
    if (item.seller() != null) {
      json.writeStringProperty("seller", item.seller().value());
    }
    writeOffer(json, item.offer());
    if (item.rating() != null) {
      json.writeNumberProperty("rating", (double) item.rating());
    }
    if (item.ratingCount() != 0) {
      json.writeNumberProperty("ratingCount", item.ratingCount());
    }
    if (!item.attributes().isEmpty()) {
      json.writeObjectPropertyStart("attributes");
      item.attributes().forEach((name, value) -> writeAttribute(json, name, value));
      json.writeEndObject();
    }
    if (item.picture() != null) {
      json.writeStringProperty("picture", item.picture());
    }
    json.writeStringProperty("listedAt", EventWriter.iso(item.listedAt()));
    json.writeEndObject();
  }

  /// Reads an item.
  ///
  /// @param listedAt what an item without `listedAt` gets, null where it must have one
  /// @throws InvalidInputException where the bytes are not an item; its place is the JSON pointer
  ///     of the field
  public static Item read(byte[] json, @Nullable Instant listedAt) {
    return read(StrictJson.read(json, EventJson.MAX_BYTES), listedAt);
  }

  /// Reads an item that must state when it was listed.
  ///
  /// @throws InvalidInputException as the other method
  public static Item read(byte[] json) {
    return read(json, null);
  }

  /// Reads the object, to its end, as part of a larger document.
  public static Item read(JsonFields fields, @Nullable Instant defaultListedAt) {
    ItemId id = fields.text("id", ItemId::new);
    String title = fields.text("title");
    String description = fields.textOrNull("description");
    List<String> categories = fields.texts("categories");
    String brand = fields.textOrNull("brand");
    SellerId seller = fields.textOrNull("seller", SellerId::new);
    Offer offer = readOffer(fields);
    Double rating = fields.numberOrNull("rating");
    int ratingCount = fields.integer("ratingCount", 0);
    Map<String, AttributeValue> attributes = fields.map("attributes", ItemJson::readAttribute);
    String picture = fields.textOrNull("picture");
    Instant listedAt =
        defaultListedAt == null
            ? fields.time("listedAt")
            : fields.time("listedAt", defaultListedAt);
    fields.end();
    return fields.make(
        () ->
            new Item(
                id,
                title,
                description == null ? "" : description,
                categories,
                brand,
                seller,
                offer,
                rating,
                ratingCount,
                attributes,
                picture,
                listedAt));
  }

  /// Writes the fields of an offer into the object being written.
  static void writeOffer(JsonGenerator json, Offer offer) {
    if (offer.price() != null) {
      json.writeStringProperty("price", offer.price().toString());
    }
    if (offer.stock() != null) {
      json.writeNumberProperty("stock", (int) offer.stock());
    }
  }

  /// Takes the fields of an offer out of an object.
  static Offer readOffer(JsonFields fields) {
    var price = fields.moneyOrNull("price");
    Integer stock = fields.integerOrNull("stock");
    return fields.make(() -> new Offer(price, stock));
  }

  private static void writeAttribute(JsonGenerator json, String name, AttributeValue attribute) {
    switch (attribute) {
      case AttributeValue.Text(List<String> values) when values.size() == 1 ->
          json.writeStringProperty(name, values.getFirst());
      case AttributeValue.Text(List<String> values) -> FiltersJson.texts(json, name, values);
      case AttributeValue.Quantity(double value, String unit) when unit.isEmpty() ->
          json.writeNumberProperty(name, value);
      case AttributeValue.Quantity(double value, String unit) -> {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("value", value);
        json.writeStringProperty("unit", unit);
        json.writeEndObject();
      }
      case AttributeValue.Flag(boolean value) -> json.writeBooleanProperty(name, value);
    }
  }

  private static AttributeValue readAttribute(JsonFields attributes, String name) {
    JsonNode value = attributes.peek(name);
    return switch (value.getNodeType()) {
      case STRING -> new AttributeValue.Text(attributes.text(name));
      case NUMBER -> new AttributeValue.Quantity(attributes.number(name), "");
      case BOOLEAN -> new AttributeValue.Flag(attributes.flag(name, false));
      case ARRAY -> readTexts(attributes, name);
      case OBJECT -> readQuantity(attributes.object(name));
      case NULL, MISSING, BINARY, POJO ->
          throw attributes.wrongType(name, value, "text, a number, a quantity or a flag");
    };
  }

  private static AttributeValue readTexts(JsonFields attributes, String name) {
    List<String> values = attributes.texts(name);
    if (values.isEmpty()) {
      throw new InvalidInputException(
          attributes.pointer(name),
          "is an empty array, but an attribute has at least one value",
          "Leave the attribute out.");
    }
    return new AttributeValue.Text(values);
  }

  private static AttributeValue readQuantity(JsonFields quantity) {
    double value = quantity.number("value");
    String unit = quantity.text("unit");
    quantity.end();
    return new AttributeValue.Quantity(value, unit);
  }
}
