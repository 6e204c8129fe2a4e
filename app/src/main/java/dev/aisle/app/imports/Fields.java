package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of one JSON object, read leniently where exports differ (numbers as strings, null
/// for absent) and strictly where a mistake would go unseen. Every method throws
/// [InvalidInputException] that names the field by its path.
final class Fields {
  private final String path;
  private final JsonNode node;

  Fields(String path, JsonNode node) {
    this.path = path;
    this.node = node;
  }

  static String kindOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case NULL, MISSING -> "null";
      default -> "a " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  boolean has(String name) {
    return node.has(name) && !node.get(name).isNull();
  }

  Set<String> names() {
    return node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  /// A string, or a number or boolean as it is written; null where absent.
  @Nullable String text(String name) {
    if (!has(name)) {
      return null;
    }
    JsonNode value = node.get(name);
    if (!value.isValueNode()) {
      throw wrong(name, "is " + kindOf(value) + " where a text was expected");
    }
    return value.asString();
  }

  /// A text that must be there.
  String required(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      throw wrong(name, "is missing");
    }
    return text;
  }

  /// The text, or another where it is absent or blank.
  String textOr(String name, String otherwise) {
    String text = text(name);
    return text == null || text.isBlank() ? otherwise : text;
  }

  /// A number, also where it is written as a string; null where absent.
  @Nullable BigDecimal number(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(text.strip());
      // 1e999999999 is a number, and a bomb for who writes it out.
      if (Math.abs((long) value.precision() - value.scale()) > 400) {
        throw new NumberFormatException("out of range");
      }
      return value;
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          quoted(name),
          "is " + shortened(text) + ", which is no number that can be used",
          "Send a plain number such as 12.99, or leave it out.",
          e);
    }
  }

  /// A whole number; null where absent.
  @Nullable Long whole(String name) {
    BigDecimal number = number(name);
    if (number == null) {
      return null;
    }
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      throw new InvalidInputException(
          quoted(name),
          "is " + shortened(number.toString()) + " where a whole number was expected",
          "Send a number without a fraction.",
          e);
    }
  }

  /// An amount in whole units of the currency; null where absent.
  @Nullable Money price(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    number(name); // refuses what no price can be before it is written out
    return Money.of(text);
  }

  /// A 1-based position.
  int position(String name, boolean zeroBased) {
    Long given = whole(name);
    if (given == null) {
      throw wrong(name, "is missing");
    }
    return Positions.check(quoted(name), given, zeroBased);
  }

  /// A time: a number of units since 1970, also as a string, or ISO 8601.
  ///
  /// @param unitsPerMilli 1 for milliseconds, 1000 for microseconds
  Instant time(String name, int unitsPerMilli) {
    String text = required(name).strip();
    boolean numeric = text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-' || c == '.');
    boolean iso = text.indexOf('-', 1) > 0;
    try {
      if (numeric && !iso) {
        BigDecimal number = number(name);
        return Instant.ofEpochMilli(number == null ? 0 : number.longValue() / unitsPerMilli);
      }
      return Times.iso(text);
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          quoted(name),
          "is \"" + shortened(text) + "\", which is no time",
          "Send milliseconds since 1970, or ISO 8601 such as 2026-01-31T12:00:00Z.",
          e);
    }
  }

  /// An object inside; null where absent.
  @Nullable Fields object(String name) {
    if (!has(name)) {
      return null;
    }
    JsonNode value = node.get(name);
    if (!value.isObject()) {
      throw wrong(name, "is " + kindOf(value) + " where an object was expected");
    }
    return new Fields(path + name + ".", value);
  }

  /// The objects of an array inside; empty where absent.
  List<Fields> objects(String name) {
    List<Fields> all = new ArrayList<>();
    for (JsonNode value : array(name)) {
      if (!value.isObject()) {
        throw wrong(name, "has " + kindOf(value) + " where only objects were expected");
      }
      all.add(new Fields(path + name + "[" + all.size() + "].", value));
    }
    return all;
  }

  /// The texts of an array inside, or the one text that stands in its place; empty where absent.
  List<String> texts(String name) {
    if (has(name) && node.get(name).isValueNode()) {
      return List.of(node.get(name).asString());
    }
    List<String> all = new ArrayList<>();
    for (JsonNode value : array(name)) {
      if (!value.isValueNode() || value.isNull()) {
        throw wrong(name, "has " + kindOf(value) + " where only texts were expected");
      }
      all.add(value.asString());
    }
    return all;
  }

  private Iterable<JsonNode> array(String name) {
    if (!has(name)) {
      return List.of();
    }
    JsonNode value = node.get(name);
    if (!value.isArray()) {
      throw wrong(name, "is " + kindOf(value) + " where an array was expected");
    }
    return value;
  }

  /// Whether the value is a boolean, and which; null where it is something else or absent.
  @Nullable Boolean flag(String name) {
    JsonNode value = node.get(name);
    return (value != null && value.isBoolean()) ? Boolean.valueOf(value.booleanValue()) : null;
  }

  /// Whether the value is a JSON number.
  boolean isNumber(String name) {
    JsonNode value = node.get(name);
    return value != null && value.isNumber();
  }

  /// All values that are texts, numbers or booleans, as text, by name.
  Map<String, String> scalars() {
    Map<String, String> all = new TreeMap<>();
    node.properties()
        .forEach(
            field -> {
              if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                all.put(field.getKey(), field.getValue().asString());
              }
            });
    return all;
  }

  /// The object as compact JSON, its fields in the order in which they came.
  String json() {
    return node.toString();
  }

  /// A problem with a field.
  InvalidInputException wrong(String name, String problem) {
    return new InvalidInputException(
        quoted(name), problem, "Look at the format's description for what belongs there.");
  }

  private String quoted(String name) {
    return "\"" + path + name + "\"";
  }

  /// The text, cut where it is too long for a message.
  static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
