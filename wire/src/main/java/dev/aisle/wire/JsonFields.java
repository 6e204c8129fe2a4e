package dev.aisle.wire;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import dev.aisle.core.catalog.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object while its fields are taken out by name and type. Every mistake is an
/// [InvalidInputException] whose place is the JSON pointer of the field.
///
/// Ask for every field that the object may have, then call [#end], which refuses all others and
/// suggests the name that was meant. A field that is `null` is refused: leave it out instead.
///
/// Not thread-safe; made for one pass.
public final class JsonFields {
  private static final double SECONDS_BELOW = 1e11;
  static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
  static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private final ObjectNode node;
  private final @Nullable JsonFields parent;
  private final String name;
  private final int index;
  private final List<String> asked = new ArrayList<>(12);
  private int found;

  private JsonFields(ObjectNode node, @Nullable JsonFields parent, String name, int index) {
    this.node = node;
    this.parent = parent;
    this.name = name;
    this.index = index;
  }

  static JsonFields root(ObjectNode node) {
    return new JsonFields(node, null, "", -1);
  }

  /// The JSON pointer of this object, empty for the outermost one.
  public String pointer() {
    if (parent == null) {
      return "";
    }
    String field = parent.pointer(name);
    return index < 0 ? field : field + "/" + index;
  }

  /// The JSON pointer of one of its fields.
  public String pointer(String field) {
    return pointer() + "/" + field.replace("~", "~0").replace("/", "~1");
  }

  /// The names of all fields, in the order in which they were written.
  public List<String> names() {
    return List.copyOf(node.propertyNames());
  }

  /// Whether the field is there.
  public boolean has(String field) {
    return node.has(field);
  }

  /// Refuses every field that was not asked for.
  public void end() {
    if (found == node.size()) {
      return;
    }
    for (String present : node.propertyNames()) {
      if (!asked.contains(present)) {
        throw new InvalidInputException(
            pointer(present),
            "is an unknown field",
            "Remove or rename it. " + NearestName.hint(present, asked));
      }
    }
    throw new IllegalStateException("a field was asked for twice in " + asked);
  }

  /// Makes a value of the fields, naming this object in what its constructor refuses.
  public <T> T make(Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (InvalidInputException e) {
      if (node.has(e.place())) {
        throw new InvalidInputException(pointer(e.place()), e.problem(), e.remedy(), e);
      }
      throw pointer().isEmpty() ? e : e.at(pointer());
    }
  }

  /// The text of a field that must be there.
  public String text(String field) {
    return asText(field, required(field));
  }

  /// The text of a field, null where it is missing.
  public @Nullable String textOrNull(String field) {
    JsonNode value = optional(field);
    return value == null ? null : asText(field, value);
  }

  /// A field's text made into something else, whose refusal is reported at the field.
  public <T> T text(String field, Function<String, T> parse) {
    return parsed(field, text(field), parse);
  }

  /// As the method above, null where the field is missing.
  public <T> @Nullable T textOrNull(String field, Function<String, T> parse) {
    String text = textOrNull(field);
    return text == null ? null : parsed(field, text, parse);
  }

  /// One of the constants of an enum, written in lower case.
  public <E extends Enum<E>> E choice(String field, E[] constants) {
    String text = text(field);
    for (E constant : constants) {
      if (lowerCase(constant).equals(text)) {
        return constant;
      }
    }
    List<String> names = Arrays.stream(constants).map(JsonFields::lowerCase).toList();
    throw new InvalidInputException(
        pointer(field),
        "is " + quoted(text) + ", which is no known value",
        NearestName.hint(text, names));
  }

  static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// A whole number of the int range.
  public int integer(String field) {
    return asInteger(field, required(field));
  }

  /// As the method above, with a value for where the field is missing.
  public int integer(String field, int otherwise) {
    JsonNode value = optional(field);
    return value == null ? otherwise : asInteger(field, value);
  }

  /// A whole number of the int range, null where the field is missing.
  public @Nullable Integer integerOrNull(String field) {
    JsonNode value = optional(field);
    return value == null ? null : (Integer) asInteger(field, value);
  }

  /// A whole number of the long range.
  public long whole(String field) {
    JsonNode value = required(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrongType(field, value, "a whole number");
    }
    return value.longValue();
  }

  /// The whole numbers of an array that must be there.
  public long[] wholes(String field) {
    JsonNode value = required(field);
    if (!value.isArray()) {
      throw wrongType(field, value, "an array of whole numbers");
    }
    long[] wholes = new long[value.size()];
    int at = 0;
    for (JsonNode element : value) {
      if (!element.isIntegralNumber() || !element.canConvertToLong()) {
        throw wrongElement(field, at, element, "a whole number");
      }
      wholes[at++] = element.longValue();
    }
    return wholes;
  }

  /// A finite number.
  public double number(String field) {
    return asNumber(field, required(field));
  }

  /// As the method above, with a value for where the field is missing.
  public double number(String field, double otherwise) {
    JsonNode value = optional(field);
    return value == null ? otherwise : asNumber(field, value);
  }

  /// A finite number, null where the field is missing.
  public @Nullable Double numberOrNull(String field) {
    JsonNode value = optional(field);
    return value == null ? null : (Double) asNumber(field, value);
  }

  /// A flag, with a value for where the field is missing.
  public boolean flag(String field, boolean otherwise) {
    JsonNode value = optional(field);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw wrongType(field, value, "true or false");
    }
    return value.booleanValue();
  }

  /// An amount of money written as `"12.99"` or `12.99`, null where the field is missing.
  public @Nullable Money moneyOrNull(String field) {
    JsonNode value = optional(field);
    if (value == null) {
      return null;
    }
    if (value.isNumber()) {
      double amount = asNumber(field, value);
      String decimal = value.isIntegralNumber() ? value.asString() : Double.toString(amount);
      return parsed(field, decimal, Money::of);
    }
    if (!value.isString()) {
      throw wrongType(field, value, "an amount such as \"12.99\"");
    }
    return parsed(field, value.stringValue(), Money::of);
  }

  /// A time: ISO-8601 with its offset, or milliseconds since 1970.
  public Instant time(String field) {
    return asTime(field, required(field));
  }

  /// As the method above, with a value for where the field is missing.
  public Instant time(String field, Instant otherwise) {
    JsonNode value = optional(field);
    return value == null ? otherwise : asTime(field, value);
  }

  /// An object that must be there.
  public JsonFields object(String field) {
    return asObject(field, -1, required(field));
  }

  /// An object, null where the field is missing.
  public @Nullable JsonFields objectOrNull(String field) {
    JsonNode value = optional(field);
    return value == null ? null : asObject(field, -1, value);
  }

  /// The JSON text of an object that must be there, for a reader of its own.
  public String objectText(String field) {
    JsonNode value = required(field);
    if (!value.isObject()) {
      throw wrongType(field, value, "an object");
    }
    return value.toString();
  }

  /// The objects of an array, empty where the field is missing.
  public List<JsonFields> objects(String field) {
    JsonNode value = optional(field);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrongType(field, value, "an array of objects");
    }
    List<JsonFields> objects = new ArrayList<>(value.size());
    for (JsonNode element : value) {
      objects.add(asObject(field, objects.size(), element));
    }
    return objects;
  }

  /// The texts of an array, empty where the field is missing.
  public List<String> texts(String field) {
    JsonNode value = optional(field);
    if (value == null || (value.isArray() && value.isEmpty())) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrongType(field, value, "an array of strings");
    }
    List<String> texts = new ArrayList<>(value.size());
    for (JsonNode element : value) {
      if (!element.isString()) {
        throw wrongElement(field, texts.size(), element, "a string");
      }
      texts.add(element.stringValue());
    }
    return texts;
  }

  /// The numbers of an array, empty where the field is missing.
  public double[] numbers(String field) {
    JsonNode value = optional(field);
    if (value == null) {
      return new double[0];
    }
    if (!value.isArray()) {
      throw wrongType(field, value, "an array of numbers");
    }
    double[] numbers = new double[value.size()];
    int at = 0;
    for (JsonNode element : value) {
      if (!element.isNumber() || !Double.isFinite(element.asDouble())) {
        throw wrongElement(field, at, element, "a finite number");
      }
      numbers[at++] = element.asDouble();
    }
    return numbers;
  }

  /// The fields of an object by name, each read by `read(fields, name)`; empty where the field is
  /// missing.
  public <T> Map<String, T> map(String field, ValueReader<T> read) {
    JsonFields object = objectOrNull(field);
    if (object == null || object.node.isEmpty()) {
      return Map.of();
    }
    Map<String, T> map = new LinkedHashMap<>();
    for (String key : object.node.propertyNames()) {
      map.put(key, read.read(object, key));
    }
    return map;
  }

  /// Reads one field of an object whose field names are data.
  @FunctionalInterface
  public interface ValueReader<T> {
    T read(JsonFields fields, String field);
  }

  /// The untyped value of a field that is known to be there; it still has to be asked for.
  JsonNode peek(String field) {
    return node.path(field);
  }

  /// A field that is not of the type it should be.
  ///
  /// @param expected what it should be, with its article: `a string`
  public InvalidInputException wrongType(String field, JsonNode value, String expected) {
    return wrong(pointer(field), value, expected);
  }

  private InvalidInputException wrongElement(
      String field, int at, JsonNode value, String expected) {
    return wrong(pointer(field) + "/" + at, value, expected);
  }

  private static InvalidInputException wrong(String place, JsonNode value, String expected) {
    return value.isNull()
        ? new InvalidInputException(
            place, "is null but must be " + expected, "Leave out what is not known.")
        : new InvalidInputException(
            place,
            "is " + describe(value) + " but must be " + expected,
            "Send it as " + expected + ".");
  }

  static String describe(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "the string " + quoted(value.stringValue());
      case NUMBER -> "the number " + shortened(value.asString());
      case BOOLEAN -> value.booleanValue() ? "true" : "false";
      case NULL -> "null";
      case MISSING, BINARY, POJO -> "nothing";
    };
  }

  private static String quoted(String text) {
    return "\"" + shortened(text) + "\"";
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private @Nullable JsonNode optional(String field) {
    asked.add(field);
    JsonNode value = node.get(field);
    if (value != null) {
      found++;
    }
    return value;
  }

  private JsonNode required(String field) {
    JsonNode value = optional(field);
    if (value != null) {
      return value;
    }
    String meant = NearestName.of(field, node.propertyNames());
    throw new InvalidInputException(
        pointer(field),
        "is missing",
        meant == null
            ? "Add the field."
            : "Add the field; there is a \"" + meant + "\": was it meant?");
  }

  private <T> T parsed(String field, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(pointer(field), e.place() + " " + e.problem(), e.remedy(), e);
    }
  }

  private JsonFields asObject(String field, int at, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return new JsonFields(object, this, field, at);
    }
    throw at < 0
        ? wrongType(field, value, "an object")
        : wrongElement(field, at, value, "an object");
  }

  private String asText(String field, JsonNode value) {
    if (!value.isString()) {
      throw wrongType(field, value, "a string");
    }
    return value.stringValue();
  }

  private int asInteger(String field, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrongType(field, value, "a whole number");
    }
    return value.intValue();
  }

  private double asNumber(String field, JsonNode value) {
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw wrongType(field, value, "a finite number");
    }
    return value.asDouble();
  }

  private Instant asTime(String field, JsonNode value) {
    Instant time;
    if (value.isString()) {
      try {
        time = UtcMillis.parse(value.stringValue());
      } catch (DateTimeException e) {
        throw new InvalidInputException(
            pointer(field),
            "is " + quoted(value.stringValue()) + ", not a time with its offset",
            "Write it as 2026-11-21T08:30:00.000Z, or as milliseconds since 1970.",
            e);
      }
    } else if (value.isIntegralNumber() && value.canConvertToLong()) {
      long millis = value.longValue();
      if (Math.abs((double) millis) < SECONDS_BELOW) {
        throw new InvalidInputException(
            pointer(field),
            "is " + millis + ", which looks like seconds, but times are milliseconds",
            "Multiply it by 1000, or write it as 2026-11-21T08:30:00.000Z.");
      }
      time = Instant.ofEpochMilli(millis);
    } else {
      throw wrongType(field, value, "a time such as \"2026-11-21T08:30:00.000Z\"");
    }
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new InvalidInputException(
          pointer(field),
          "is " + describe(value) + ", outside of the years 0 to 9999",
          "Check the unit: milliseconds since 1970, not micro- or nanoseconds.");
    }
    return time;
  }
}
