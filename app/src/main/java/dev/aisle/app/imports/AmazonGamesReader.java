package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Titles and sequences of the Amazon Games-6k set.
///
/// - `*.item`: id and title; HTML entities of the titles are replaced.
/// - `*.test.inter`: a row per shopper: the history, oldest first, and the item that came last.
///   Every item of it becomes an order (these are reviews of what was bought), in a session of its
///   own. `*.valid.inter` holds the same sequences without their last step and is left out.
///
/// **Times are synthetic**: the set has an order and no time, so a shopper's orders are a day apart
/// from 2000-01-01 on (see [SyntheticTimes]). Nothing may be concluded from them about seasons, age
/// or trends. The set has no categories, prices, pictures or impressions.
final class AmazonGamesReader implements FormatReader {
  private static final Instant LISTED = Instant.parse("1999-12-31T00:00:00Z");

  @Override
  public String lookedFor() {
    return "*.item, *.test.inter, plain or gzipped";
  }

  @Override
  public boolean wants(String name) {
    return name.endsWith(".item") || name.endsWith(".test.inter");
  }

  @Override
  public int rank(String name) {
    return name.endsWith(".item") ? 0 : 1;
  }

  @Override
  public void read(Source source, Intake intake) throws IOException {
    if (source.kind().endsWith(".item")) {
      AtomicTable.read(
          source, intake, List.of("item_id", "title"), row -> intake.item(row.place(), item(row)));
    } else if (source.kind().endsWith(".inter")) {
      intake.note(SyntheticTimes.NOTE);
      AtomicTable.read(
          source,
          intake,
          List.of("user_id", "item_id_list", "item_id"),
          row -> sequence(row, intake));
    } else {
      throw new InvalidInputException(
          source.name(),
          "is not told by its name to be a file of this set",
          "Name Games-6k.item or Games-6k.test.inter, or their folder.");
    }
  }

  private static Item item(AtomicTable.Row row) {
    return new Item(
        new ItemId(row.required("item_id")),
        HtmlText.plain(row.required("title")),
        "",
        List.of(),
        null,
        null,
        new Offer(null, null),
        null,
        0,
        Map.of(),
        null,
        LISTED);
  }

  private static void sequence(AtomicTable.Row row, Intake intake) throws IOException {
    ShopperId shopper = new ShopperId(row.required("user_id"));
    String[] items = (row.required("item_id_list") + " " + row.required("item_id")).split(" +");
    for (int i = 0; i < items.length; i++) {
      intake.event(
          row.place(),
          Imported.interaction(
              Intake.UNNAMED,
              SyntheticTimes.at(i),
              null,
              new SessionId(shopper + "." + i),
              shopper,
              new ItemId(items[i]),
              Interaction.Kind.ORDER,
              null,
              1));
    }
  }
}
