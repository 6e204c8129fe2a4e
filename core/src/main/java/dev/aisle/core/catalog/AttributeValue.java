package dev.aisle.core.catalog;

import java.util.List;

/// The value of one attribute of an item.
public sealed interface AttributeValue {
  /// One or more words or phrases: `Red`, or `Bluetooth, Wi-Fi`. Never empty.
  record Text(List<String> values) implements AttributeValue {
    public Text {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("a text attribute needs at least one value");
      }
    }

    /// A single word or phrase.
    public Text(String value) {
      this(List.of(value));
    }
  }

  /// A measured quantity; `unit` is empty where it has none: `15.6 inch`.
  record Quantity(double value, String unit) implements AttributeValue {
    public Quantity {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a quantity must be finite, not " + value);
      }
    }
  }

  /// Whether the item has a property: `touchscreen: true`.
  record Flag(boolean value) implements AttributeValue {}
}
