package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperChanged;
import dev.aisle.core.events.ShopperId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Events as Metarank reads them: JSON objects with `event` one of
///
/// | `event` | becomes |
/// | --- | --- |
/// | `item` | the item |
/// | `user` | the shopper's profile, a text per field |
/// | `ranking` | an impression in the order of `items`; a search where the field `query` is there |
/// | `interaction` | by its `type`, joined to the page by `ranking` |
///
/// Of an item's fields, `title` or `name`, `description`, `category`, `brand`, `price`, `rating`,
/// `stock` and `availability` are known by name; all others become attributes.
///
/// Events have an `id` of their own, which is kept, and a `timestamp` in milliseconds (often as a
/// string) or ISO 8601. A missing `user` is named after the session, a missing session after the
/// user.
final class MetarankReader implements FormatReader {
  private final Json json;
  private final Actions actions;

  MetarankReader(ImportOptions options) {
    json = new Json(options.limits());
    actions = new Actions(options.actions());
  }

  @Override
  public String lookedFor() {
    return JsonFiles.LOOKED_FOR;
  }

  @Override
  public boolean wants(String name) {
    return JsonFiles.matches(name);
  }

  @Override
  public void read(Source source, Intake intake) throws IOException {
    Records.json(source, intake, (line, text) -> read(source.at(line), json.object(text), intake));
  }

  private void read(Place place, Fields event, Intake intake) throws IOException {
    String type = event.required("event");
    EventId id = event.has("id") ? new EventId(event.required("id")) : Intake.UNNAMED;
    Instant time = event.time("timestamp", 1);
    switch (type) {
      case "item" -> intake.event(place, new ItemChanged(id, time, item(event, time)));
      case "user" ->
          intake.event(
              place,
              new ShopperChanged(id, time, new ShopperId(event.required("user")), profile(event)));
      case "ranking" -> intake.event(place, ranking(event, id, time));
      case "interaction" -> interaction(place, event, id, time, intake);
      default ->
          throw new InvalidInputException(
              "\"event\"",
              "is \"" + type + "\", which is none of item, user, ranking, interaction",
              "Check that the file holds Metarank events.");
    }
  }

  private static Item item(Fields event, Instant time) {
    ItemId id = new ItemId(event.required("item"));
    String title = id.value();
    String description = "";
    List<String> categories = List.of();
    String brand = null;
    Money price = null;
    Double rating = null;
    Integer stock = null;
    Map<String, AttributeValue> attributes = new TreeMap<>();
    for (Fields field : event.objects("fields")) {
      String name = field.required("name");
      switch (name) {
        case "title", "name" -> title = field.textOr("value", title);
        case "description" -> description = field.textOr("value", "");
        case "category", "categories" -> categories = field.texts("value");
        case "brand" -> brand = field.text("value");
        case "price" -> price = field.price("value");
        case "rating" -> rating = asDouble(field.number("value"));
        case "stock" -> stock = stock(field);
        case "availability" -> {
          if (Boolean.FALSE.equals(field.flag("value"))) {
            stock = 0;
          }
        }
        default -> {
          AttributeValue value = attribute(field);
          if (value != null) {
            attributes.put(name, value);
          }
        }
      }
    }
    return new Item(
        id,
        title,
        description,
        categories,
        brand,
        null,
        new Offer(price, stock),
        rating,
        0,
        attributes,
        null,
        time);
  }

  private static @Nullable Integer stock(Fields field) {
    Long stock = field.whole("value");
    return stock == null ? null : Integer.valueOf(Math.clamp(stock, -1, Integer.MAX_VALUE));
  }

  private static @Nullable Double asDouble(@Nullable BigDecimal number) {
    return number == null ? null : Double.valueOf(number.doubleValue());
  }

  private static @Nullable AttributeValue attribute(Fields field) {
    Boolean flag = field.flag("value");
    if (flag != null) {
      return new AttributeValue.Flag(flag);
    }
    if (field.isNumber("value")) {
      BigDecimal number = field.number("value");
      return number == null ? null : new AttributeValue.Quantity(number.doubleValue(), "");
    }
    List<String> texts = field.texts("value");
    return texts.isEmpty() ? null : new AttributeValue.Text(texts);
  }

  private static Map<String, String> profile(Fields event) {
    Map<String, String> profile = new TreeMap<>();
    for (Fields field : event.objects("fields")) {
      profile.put(field.required("name"), String.join(", ", field.texts("value")));
    }
    return profile;
  }

  private static Impression ranking(Fields event, EventId id, Instant time) {
    Map<String, String> context = profile(event);
    String query = context.remove("query");
    List<Exposure> exposures = new ArrayList<>();
    for (Fields item : event.objects("items")) {
      exposures.add(Imported.exposure(new ItemId(item.required("id")), exposures.size() + 1));
    }
    return Imported.impression(
        id,
        time,
        new RequestId(event.required("id")),
        session(event),
        shopper(event),
        query,
        context,
        exposures);
  }

  private void interaction(Place place, Fields event, EventId id, Instant time, Intake intake)
      throws IOException {
    String type = event.required("type");
    Interaction.Kind kind = actions.kind(type);
    if (kind == null || kind == Interaction.Kind.DWELL) {
      intake.ignore("interaction type \"" + type + "\"");
      return;
    }
    intake.event(
        place,
        Imported.interaction(
            id,
            time,
            event.has("ranking") ? new RequestId(event.required("ranking")) : null,
            session(event),
            shopper(event),
            new ItemId(event.required("item")),
            kind,
            null,
            1));
  }

  private static ShopperId shopper(Fields event) {
    return new ShopperId(event.textOr("user", event.textOr("session", "")));
  }

  private static SessionId session(Fields event) {
    return new SessionId(event.textOr("session", event.textOr("user", "")));
  }
}
