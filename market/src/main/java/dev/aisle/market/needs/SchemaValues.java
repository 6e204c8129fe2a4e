package dev.aisle.market.needs;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.Colour;
import dev.aisle.market.goods.Finish;
import dev.aisle.market.goods.Material;
import dev.aisle.market.goods.Pattern;
import java.util.List;
import java.util.Locale;

/// The values that attributes of a category can have, and their canonical text: `teal`, `300 ml`,
/// `true`.
public final class SchemaValues {
  /// The attributes that every item has and that its picture shows.
  public static final List<String> LOOKS = List.of("colour", "pattern", "material", "finish");

  private SchemaValues() {}

  /// The canonical text.
  public static String text(AttributeValue value) {
    return switch (value) {
      case AttributeValue.Text text -> text.values().getFirst();
      case AttributeValue.Quantity quantity ->
          quantity.unit().isEmpty()
              ? number(quantity.value())
              : number(quantity.value()) + " " + quantity.unit();
      case AttributeValue.Flag flag -> Boolean.toString(flag.value());
    };
  }

  /// Whether an item of the category could be asked for with this value. Colours, patterns,
  /// materials and finishes may be any named one, even where the category does not come in it.
  public static boolean legal(Category category, String attribute, AttributeValue value) {
    return code(category, slot(category, attribute), value) >= 0;
  }

  /// Reads the canonical text of an attribute's value.
  ///
  /// @throws IllegalArgumentException where the category has no such attribute or value
  static AttributeValue read(Category category, String attribute, String text) {
    Attribute declared = category.attribute(attribute);
    AttributeValue value =
        switch (declared) {
          case Attribute.Measure _ -> quantity(text);
          case Attribute.Property _ -> new AttributeValue.Flag(flag(text));
          case Attribute.Choice _ -> new AttributeValue.Text(text);
          case null -> new AttributeValue.Text(text);
        };
    if (!legal(category, attribute, value)) {
      throw new IllegalArgumentException(
          "no " + category + " has " + attribute + " \"" + text + "\"");
    }
    return value;
  }

  /// The place of an attribute among those of its category, looks first; -1 where it has none.
  static int slot(Category category, String attribute) {
    int look = LOOKS.indexOf(attribute);
    if (look >= 0) {
      return look;
    }
    List<Attribute> attributes = category.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.get(i).name().equals(attribute)) {
        return LOOKS.size() + i;
      }
    }
    return -1;
  }

  /// The number of a value among those of its attribute, in `[0, 63]`; -1 where it is none of them.
  static int code(Category category, int slot, AttributeValue value) {
    if (slot < 0) {
      return -1;
    }
    if (slot < LOOKS.size()) {
      return value instanceof AttributeValue.Text text
          ? labels(slot).indexOf(text.values().getFirst())
          : -1;
    }
    Attribute attribute = category.attributes().get(slot - LOOKS.size());
    if (!attribute.allows(value)) {
      return -1;
    }
    return switch (attribute) {
      case Attribute.Choice choice -> choice.odds().values().indexOf(text(value));
      case Attribute.Measure measure ->
          value instanceof AttributeValue.Quantity quantity
              ? measure.odds().values().indexOf(quantity.value())
              : -1;
      case Attribute.Property _ -> value.equals(new AttributeValue.Flag(true)) ? 1 : 0;
    };
  }

  /// Every value that an attribute can have, by code.
  static List<AttributeValue> values(Category category, int slot) {
    if (slot < LOOKS.size()) {
      return LOOK_VALUES.get(slot);
    }
    return switch (category.attributes().get(slot - LOOKS.size())) {
      case Attribute.Choice choice -> texts(choice.odds().values());
      case Attribute.Measure measure ->
          measure.odds().values().stream()
              .<AttributeValue>map(value -> new AttributeValue.Quantity(value, measure.unit()))
              .toList();
      case Attribute.Property _ ->
          List.of(new AttributeValue.Flag(false), new AttributeValue.Flag(true));
    };
  }

  private static final List<List<String>> LABELS =
      List.of(
          List.of(Colour.values()).stream().map(Colour::label).toList(),
          List.of(Pattern.values()).stream().map(Pattern::label).toList(),
          List.of(Material.values()).stream().map(Material::label).toList(),
          List.of(Finish.values()).stream().map(Finish::label).toList());

  private static final List<List<AttributeValue>> LOOK_VALUES =
      LABELS.stream().map(SchemaValues::texts).toList();

  private static List<String> labels(int slot) {
    return LABELS.get(slot);
  }

  private static List<AttributeValue> texts(List<String> words) {
    return words.stream().<AttributeValue>map(AttributeValue.Text::new).toList();
  }

  private static AttributeValue quantity(String text) {
    int space = text.indexOf(' ');
    String number = space < 0 ? text : text.substring(0, space);
    return new AttributeValue.Quantity(
        Double.parseDouble(number), space < 0 ? "" : text.substring(space + 1));
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
