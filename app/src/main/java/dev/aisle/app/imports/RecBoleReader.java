package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperChanged;
import dev.aisle.core.events.ShopperId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// RecBole's atomic files.
///
/// - `.item`: `item_id`, and by name a title (`title`, `name`, `movie_title`), `description`,
///   categories (`category`, `categories`, `class`, `genre`), `brand`, `price`; other
///   columns become attributes. Without a title the id is the title.
/// - `.user`: `user_id`; all other columns become the profile.
/// - `.inter`: `user_id`, `item_id`, `timestamp` in seconds (milliseconds are recognised by their
///   size). Each row becomes a click, or what the column `action` says; a session is a shopper's
///   day in UTC. Without a `timestamp` the rows of a shopper get *synthetic* times, a day apart
///   from 2000-01-01 on, in the order of the file; the summary says so.
final class RecBoleReader implements FormatReader {
  private static final List<String> TITLES =
      List.of("title", "name", "movie_title", "product_name");
  private static final List<String> CATEGORIES =
      List.of("category", "categories", "class", "genre");
  private static final List<String> OTHERS = List.of("item_id", "description", "brand", "price");
  private static final Instant LISTED = Instant.parse("1990-01-01T00:00:00Z");

  private final Actions actions;
  private final SyntheticTimes synthetic = new SyntheticTimes();
  private final Map<ShopperId, String> profiles = new HashMap<>();

  RecBoleReader(ImportOptions options) {
    actions = new Actions(options.actions());
  }

  @Override
  public String lookedFor() {
    return "*.item, *.user, *.inter, plain, gzipped or zipped";
  }

  @Override
  public boolean wants(String name) {
    return name.endsWith(".item") || name.endsWith(".user") || name.endsWith(".inter");
  }

  @Override
  public int rank(String name) {
    return name.endsWith(".inter") ? 1 : 0;
  }

  @Override
  public void read(Source source, Intake intake) throws IOException {
    if (source.kind().endsWith(".item")) {
      AtomicTable.read(
          source, intake, List.of("item_id"), row -> intake.item(row.place(), item(row)));
    } else if (source.kind().endsWith(".user")) {
      AtomicTable.read(
          source, intake, List.of("user_id"), row -> intake.event(row.place(), shopper(row)));
    } else if (source.kind().endsWith(".inter")) {
      AtomicTable.read(
          source, intake, List.of("user_id", "item_id"), row -> interaction(row, intake));
    } else {
      throw new InvalidInputException(
          source.name(),
          "is not told by its name to be an atomic file",
          "Name it like games.item, games.user or games.inter.");
    }
  }

  private static Item item(AtomicTable.Row row) {
    Map<String, AttributeValue> attributes = new TreeMap<>();
    for (String name : row.names()) {
      String text = row.text(name);
      if (text != null
          && !TITLES.contains(name)
          && !CATEGORIES.contains(name)
          && !OTHERS.contains(name)) {
        attributes.put(name.replace('_', ' '), new AttributeValue.Text(text));
      }
    }
    String id = row.required("item_id");
    String title = first(row, TITLES);
    String category = first(row, CATEGORIES);
    String description = row.text("description");
    Double price = row.number("price");
    return new Item(
        new ItemId(id),
        title == null ? id : HtmlText.plain(title),
        description == null ? "" : HtmlText.plain(description),
        category == null ? List.of() : List.of(category),
        row.text("brand"),
        null,
        new Offer(price == null ? null : Money.of(BigDecimal.valueOf(price).toPlainString()), null),
        null,
        0,
        attributes,
        null,
        LISTED);
  }

  private static @Nullable String first(AtomicTable.Row row, List<String> names) {
    for (String name : names) {
      if (row.text(name) != null) {
        return row.text(name);
      }
    }
    return null;
  }

  private ShopperChanged shopper(AtomicTable.Row row) {
    Map<String, String> profile = new TreeMap<>();
    for (String name : row.names()) {
      String text = row.text(name);
      if (text != null && !name.equals("user_id")) {
        profile.put(name, text);
      }
    }
    ShopperId shopper = new ShopperId(row.required("user_id"));
    String before = profiles.putIfAbsent(shopper, row.place().toString());
    if (before != null) {
      throw new InvalidInputException(
          "user_id",
          "\"" + shopper + "\" was described before, at " + before,
          "Keep one of the two.");
    }
    return new ShopperChanged(Intake.UNNAMED, SyntheticTimes.FIRST, shopper, profile);
  }

  private void interaction(AtomicTable.Row row, Intake intake) throws IOException {
    ShopperId shopper = new ShopperId(row.required("user_id"));
    ItemId item = new ItemId(row.required("item_id"));
    String action = row.text("action");
    Interaction.Kind kind = action == null ? Interaction.Kind.CLICK : actions.kind(action);
    if (kind == null || kind == Interaction.Kind.DWELL) {
      intake.ignore("action \"" + action + "\"");
      return;
    }
    Double timestamp = row.number("timestamp");
    Instant time;
    if (timestamp == null) {
      intake.note(SyntheticTimes.NOTE);
      time = synthetic.next(shopper);
    } else {
      time = time(timestamp);
    }
    SessionId session =
        new SessionId(
            ContentHash.of(shopper.value()).substring(0, 16)
                + "."
                + time.atZone(ZoneOffset.UTC).toLocalDate());
    intake.event(
        row.place(),
        Imported.interaction(Intake.UNNAMED, time, null, session, shopper, item, kind, null, 1));
  }

  /// Seconds by the format's convention; numbers that no date in seconds reaches are milliseconds.
  private static Instant time(double timestamp) {
    if (Math.abs(timestamp) > 1e14) {
      throw new InvalidInputException(
          "timestamp", "is " + timestamp + ", which is no time", "Send seconds since 1970.");
    }
    return timestamp > 1e11
        ? Instant.ofEpochMilli((long) timestamp)
        : Instant.ofEpochMilli(Math.round(timestamp * 1000));
  }
}
