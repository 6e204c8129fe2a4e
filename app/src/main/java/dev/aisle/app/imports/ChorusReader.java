package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Products of the Chorus Electronics set: JSON arrays, zipped.
///
/// | field | becomes |
/// | --- | --- |
/// | `id`, `title`, `short_description` | id, title, description |
/// | `supplier` | brand |
/// | `price` (cents) | price; nothing is said of stock |
/// | `date_released` | listed at; also the time of the event |
/// | `name`, `ean` | attributes `model`, `ean` |
/// | `attr_t_…` | text attribute; values are split at commas without a blank behind |
/// | `attr_n_…`, `attr_b_…` | quantity without a unit, flag |
///
/// The set has no categories: see [ChorusCategories]. Pictures are addresses of another host and
/// are left out.
final class ChorusReader implements FormatReader {
  private final Json json;
  private final ChorusCategories categories = ChorusCategories.load();

  ChorusReader(ImportOptions options) {
    json = new Json(options.limits());
  }

  @Override
  public String lookedFor() {
    return "*.json (also inside *.zip)";
  }

  @Override
  public boolean wants(String name) {
    return name.endsWith(".json");
  }

  @Override
  public void read(Source source, Intake intake) throws IOException {
    intake.note(
        "categories are derived from words of the titles and from attributes, since the set has"
            + " none");
    Records.json(
        source, intake, (line, text) -> intake.item(source.at(line), item(json.object(text))));
  }

  private Item item(Fields product) {
    String title = product.required("title");
    Map<String, AttributeValue> attributes = attributes(product);
    Long cents = product.whole("price");
    return new Item(
        new ItemId(product.required("id")),
        title,
        product.textOr("short_description", ""),
        categories.of(title, product),
        blankToNull(product.text("supplier")),
        null,
        new Offer(cents == null ? null : new Money(cents), null),
        null,
        0,
        attributes,
        null,
        product.has("date_released") ? product.time("date_released", 1) : Instant.EPOCH);
  }

  private static Map<String, AttributeValue> attributes(Fields product) {
    Map<String, AttributeValue> attributes = new TreeMap<>();
    String model = blankToNull(product.text("name"));
    if (model != null) {
      attributes.put("model", new AttributeValue.Text(model));
    }
    List<String> ean = product.texts("ean");
    if (!ean.isEmpty()) {
      attributes.put("ean", new AttributeValue.Text(ean));
    }
    for (String field : product.names()) {
      AttributeValue value = value(product, field);
      if (value != null) {
        attributes.put(field.substring(7).replaceAll("_+", " ").strip(), value);
      }
    }
    return attributes;
  }

  private static @Nullable AttributeValue value(Fields product, String field) {
    if (field.length() <= 7 || !product.has(field)) {
      return null;
    }
    return switch (field.substring(0, 7)) {
      case "attr_t_" -> {
        List<String> values =
            List.of(product.textOr(field, "").split("(?<!\\d),(?! )|,(?![ \\d])")).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        yield values.isEmpty() ? null : new AttributeValue.Text(values);
      }
      case "attr_n_" -> {
        BigDecimal number = product.number(field);
        yield number == null ? null : new AttributeValue.Quantity(finite(field, number), "");
      }
      case "attr_b_" -> {
        Boolean flag = product.flag(field);
        yield flag == null ? null : new AttributeValue.Flag(flag);
      }
      default -> null;
    };
  }

  private static double finite(String field, BigDecimal number) {
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      throw new InvalidInputException(
          "\"" + field + "\"", "is too large", "Send a number below 1e308.");
    }
    return value;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
