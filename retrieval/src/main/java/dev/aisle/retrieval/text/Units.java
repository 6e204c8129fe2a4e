package dev.aisle.retrieval.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The units of measure that shops write in many ways, each with one canonical form.
final class Units {
  private static final Map<String, String> CANONICAL = new HashMap<>();

  static {
    unit("in", "inch", "inches", "zoll");
    unit("kb", "kilobyte", "kilobytes");
    unit("mb", "megabyte", "megabytes");
    unit("gb", "gigabyte", "gigabytes");
    unit("tb", "terabyte", "terabytes");
    unit("hz", "hertz");
    unit("mhz", "megahertz");
    unit("ghz", "gigahertz");
    unit("w", "watt", "watts");
    unit("kw", "kilowatt", "kilowatts");
    unit("v", "volt", "volts");
    unit("mah");
    unit("wh");
    unit("mm", "millimeter", "millimeters", "millimetre", "millimetres");
    unit("cm", "centimeter", "centimeters", "centimetre", "centimetres");
    unit("m", "meter", "meters", "metre", "metres");
    unit("ft", "foot", "feet");
    unit("mg", "milligram", "milligrams");
    unit("g", "gram", "grams");
    unit("kg", "kilogram", "kilograms", "kilo", "kilos");
    unit("oz", "ounce", "ounces");
    unit("lb", "lbs", "pound", "pounds");
    unit("ml", "milliliter", "milliliters", "millilitre", "millilitres");
    unit("l", "liter", "liters", "litre", "litres");
    unit("mp", "megapixel", "megapixels");
    unit("mbps");
    unit("gbps");
    unit("db", "decibel", "decibels");
  }

  private Units() {}

  private static void unit(String canonical, String... others) {
    CANONICAL.put(canonical, canonical);
    for (String other : others) {
      CANONICAL.put(other, canonical);
    }
  }

  /// The canonical form of a unit that is written right at its number (`15.6in`), or null.
  static @Nullable String glued(String word) {
    return CANONICAL.get(word);
  }

  /// The canonical form of a unit that stands apart from its number (`15.6 inch`), or null. Here
  /// `in` is a preposition: `2 in 1`.
  static @Nullable String apart(String word) {
    return word.equals("in") ? null : CANONICAL.get(word);
  }
}
