package dev.aisle.app.imports;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Google Analytics 4 e-commerce events as exported from BigQuery as JSON Lines.
///
/// | `event_name` | becomes |
/// | --- | --- |
/// | `view_item_list`, `view_search_results` | an impression of `items` |
/// | `select_item` | a click |
/// | `view_item` | a click, unless it follows a click on the same item in the session |
/// | `add_to_cart`, `purchase` | an add-to-cart or order per item, with price and quantity |
///
/// Items stand at their `index`, or in their order where they have none; a list with a
/// `search_term` is a search. Interactions are joined to the latest list of the session that showed
/// the item. `user_id`, else `user_pseudo_id`, is the shopper; `ga_session_id` of `event_params`
/// makes the session. Items are listed in the catalogue when an event first names them, if the shop
/// does not know them.
/// Timestamps are microseconds. Other events are counted as ignored.
final class Ga4Reader implements FormatReader {
  private static final int SESSIONS = 50_000;
  private static final int LISTS = 20;

  private final Json json;
  private final boolean zeroBased;
  private final Map<SessionId, Visit> visits = new Lately();

  /// What a session saw lately.
  private static final class Visit {
    private final List<Shown> lists = new ArrayList<>();
    private @Nullable ItemId selected;

    private @Nullable RequestId listThatShowed(ItemId item) {
      for (Shown list : lists.reversed()) {
        if (list.items().contains(item)) {
          return list.request();
        }
      }
      return null;
    }
  }

  private record Shown(RequestId request, Set<ItemId> items) {}

  /// Forgets the sessions that were met first.
  private static final class Lately extends LinkedHashMap<SessionId, Visit> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<SessionId, Visit> eldest) {
      return size() > SESSIONS;
    }
  }

  Ga4Reader(ImportOptions options) {
    json = new Json(options.limits());
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

  @Override
  public void read(Source source, Intake intake) throws IOException {
    Records.json(source, intake, (line, text) -> read(source.at(line), json.object(text), intake));
  }

  private void read(Place place, Fields event, Intake intake) throws IOException {
    String name = event.required("event_name");
    switch (name) {
      case "view_item_list", "view_search_results" -> list(place, event, intake);
      case "select_item" -> interactions(place, event, Interaction.Kind.CLICK, true, intake);
      case "view_item" -> interactions(place, event, Interaction.Kind.CLICK, false, intake);
      case "add_to_cart" -> interactions(place, event, Interaction.Kind.ADD_TO_CART, false, intake);
      case "purchase" -> interactions(place, event, Interaction.Kind.ORDER, false, intake);
      default -> intake.ignore("event_name \"" + name + "\"");
    }
  }

  private void list(Place place, Fields event, Intake intake) throws IOException {
    List<Fields> items = event.objects("items");
    if (items.isEmpty()) {
      intake.ignore("a list without items");
      return;
    }
    Instant time = time(event);
    SessionId session = session(event);
    List<Exposure> exposures = new ArrayList<>();
    for (Fields item : items) {
      exposures.add(Imported.exposure(itemId(item), position(item, exposures.size())));
    }
    catalogue(place, items, time, intake);
    RequestId request = new RequestId("ga4:" + ContentHash.of(event.json()));
    Visit visit = visits.computeIfAbsent(session, id -> new Visit());
    visit.lists.add(
        new Shown(request, exposures.stream().map(Exposure::item).collect(Collectors.toSet())));
    if (visit.lists.size() > LISTS) {
      visit.lists.removeFirst();
    }
    intake.event(
        place,
        Imported.impression(
            Intake.UNNAMED,
            time,
            request,
            session,
            shopper(event),
            param(event, "search_term"),
            Map.of(),
            exposures));
  }

  private int position(Fields item, int before) {
    for (String field : List.of("index", "item_list_index")) {
      String value = item.text(field);
      if (value != null && !value.isBlank() && !value.equals("(not set)")) {
        return item.position(field, zeroBased);
      }
    }
    return before + 1;
  }

  private void interactions(
      Place place, Fields event, Interaction.Kind kind, boolean selects, Intake intake)
      throws IOException {
    List<Fields> items = event.objects("items");
    if (items.isEmpty()) {
      throw event.wrong("items", "is missing or empty");
    }
    Instant time = time(event);
    Visit visit = visits.computeIfAbsent(session(event), id -> new Visit());
    List<Interaction> made = new ArrayList<>();
    Set<ItemId> inEvent = new HashSet<>();
    for (Fields item : items) {
      ItemId id = itemId(item);
      if (event.required("event_name").equals("view_item") && id.equals(visit.selected)) {
        intake.ignore("view_item of an item that was just selected");
        continue;
      }
      if (!inEvent.add(id)) {
        intake.doubt(place, "names item \"" + id + "\" twice", "The first was kept.");
        continue;
      }
      made.add(
          Imported.interaction(
              Intake.UNNAMED,
              time,
              visit.listThatShowed(id),
              session(event),
              shopper(event),
              id,
              kind,
              item.price("price"),
              quantity(item)));
    }
    visit.selected = selects ? itemId(items.getFirst()) : null;
    catalogue(place, items, time, intake);
    for (Interaction interaction : made) {
      intake.event(place, interaction);
    }
  }

  private static int quantity(Fields item) {
    Long quantity = item.whole("quantity");
    return quantity == null ? 1 : Math.clamp(quantity, 0, Integer.MAX_VALUE);
  }

  /// Lists items that the shop does not know.
  private static void catalogue(Place place, List<Fields> items, Instant time, Intake intake)
      throws IOException {
    for (Fields item : items) {
      if (item.has("item_name") && !intake.knows(itemId(item))) {
        intake.item(place, item(item, time));
      }
    }
  }

  private static Item item(Fields item, Instant time) {
    List<String> categories = new ArrayList<>();
    for (String field :
        List.of(
            "item_category",
            "item_category2",
            "item_category3",
            "item_category4",
            "item_category5")) {
      String category = set(item, field);
      if (category != null) {
        categories.add(category);
      }
    }
    Map<String, AttributeValue> attributes = new TreeMap<>();
    String variant = set(item, "item_variant");
    if (variant != null) {
      attributes.put("variant", new AttributeValue.Text(variant));
    }
    return new Item(
        itemId(item),
        item.required("item_name"),
        "",
        categories,
        set(item, "item_brand"),
        null,
        new Offer(item.price("price"), null),
        null,
        0,
        attributes,
        null,
        time);
  }

  private static @Nullable String set(Fields item, String field) {
    String value = item.text(field);
    return value == null || value.isBlank() || value.equals("(not set)") ? null : value;
  }

  private static ItemId itemId(Fields item) {
    return new ItemId(item.required("item_id"));
  }

  private static Instant time(Fields event) {
    return event.time("event_timestamp", 1_000);
  }

  private static ShopperId shopper(Fields event) {
    return new ShopperId(event.textOr("user_id", event.required("user_pseudo_id")));
  }

  private static SessionId session(Fields event) {
    String visitor = event.required("user_pseudo_id");
    String session = param(event, "ga_session_id");
    return new SessionId(session == null ? visitor : visitor + "." + session);
  }

  /// A parameter of the event, whichever of the typed fields holds it.
  private static @Nullable String param(Fields event, String key) {
    for (Fields param : event.objects("event_params")) {
      Fields value = param.object("value");
      if (!key.equals(param.text("key")) || value == null) {
        continue;
      }
      for (String type : List.of("string_value", "int_value", "float_value", "double_value")) {
        String text = value.text(type);
        if (text != null && !text.isBlank()) {
          return text;
        }
      }
    }
    return null;
  }
}
