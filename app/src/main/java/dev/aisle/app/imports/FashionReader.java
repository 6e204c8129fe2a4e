package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Offer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The Fashion Product Images set: `styles.csv` and, beside it, `images.zip` or a folder `images`
/// with `<id>.jpg`.
///
/// The file does not quote: all after the ninth comma is the name. `masterCategory`,
/// `subCategory` and `articleType` are the category path; `gender`, `baseColour` (as `colour`),
/// `season`, `usage` and `year` are attributes; the item counts as listed on the first day of
/// `year`. Photos are checked to be pictures and copied into the shop; items without one have no
/// picture. The set has no prices, brands or descriptions.
final class FashionReader implements FormatReader {
  private static final String HEADER =
      "id,gender,masterCategory,subCategory,articleType,baseColour,season,year,usage,"
          + "productDisplayName";
  private static final int COLUMNS = 10;

  private final ImportOptions options;
  private @Nullable Photos photos;

  FashionReader(ImportOptions options) {
    this.options = options;
  }

  @Override
  public String lookedFor() {
    return "styles.csv, plain, gzipped or zipped";
  }

  @Override
  public boolean wants(String name) {
    return name.equals("styles.csv") || name.endsWith("/styles.csv");
  }

  @Override
  public void read(Source source, Intake intake) throws IOException {
    close();
    Path folder = source.file().toAbsolutePath().getParent();
    photos =
        options.pictures() == null || folder == null
            ? null
            : Photos.beside(folder, options.pictures(), options.limits());
    if (photos == null) {
      intake.note("no photos were imported");
    }
    boolean[] headed = {false};
    Records.lines(
        source,
        intake,
        (line, text) -> {
          if (headed[0]) {
            intake.item(source.at(line), item(source.at(line), text.split(",", COLUMNS), intake));
            return;
          }
          headed[0] = true;
          if (!text.strip().equals(HEADER)) {
            throw new UnreadableSource(
                new InvalidInputException(
                    source.at(line).toString(),
                    "the header is not that of the set",
                    "The first line must be " + HEADER + "."));
          }
        });
  }

  private Item item(Place place, String[] row, Intake intake) throws IOException {
    if (row.length != COLUMNS) {
      throw new InvalidInputException(
          "", "has " + row.length + " columns, not " + COLUMNS, "Check the line for lost commas.");
    }
    Map<String, AttributeValue> attributes = new TreeMap<>();
    attribute(attributes, "gender", row[1]);
    attribute(attributes, "colour", row[5]);
    attribute(attributes, "season", row[6]);
    attribute(attributes, "year", row[7]);
    attribute(attributes, "usage", row[8]);
    ItemId id = new ItemId(row[0].strip());
    return new Item(
        id,
        row[9].strip(),
        "",
        Stream.of(row[2], row[3], row[4])
            .map(String::strip)
            .filter(category -> !category.isEmpty())
            .distinct()
            .toList(),
        null,
        null,
        new Offer(null, null),
        null,
        0,
        attributes,
        photos == null ? null : photos.copy(id, place, intake),
        listed(row[7].strip()));
  }

  private static void attribute(Map<String, AttributeValue> all, String name, String value) {
    String text = value.strip();
    if (!text.isEmpty() && !text.equals("NA")) {
      all.put(name, new AttributeValue.Text(text));
    }
  }

  private static Instant listed(String year) {
    if (year.isEmpty()) {
      return Instant.EPOCH;
    }
    try {
      return LocalDate.parse(year + "-01-01").atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          "year", "is \"" + Fields.shortened(year) + "\"", "Write a year such as 2012.", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (photos != null) {
      photos.close();
      photos = null;
    }
  }
}
