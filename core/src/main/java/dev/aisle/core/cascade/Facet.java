package dev.aisle.core.cascade;

import java.util.List;

/// How the items that match a query spread over the values of a field.
///
/// @param field `category`, `brand`, `price`, `inStock`, or an attribute's name as
///     `attributes.colour`
/// @param values most frequent first
public record Facet(String field, List<Value> values) {
  public Facet {
    values = List.copyOf(values);
  }

  /// A value of the field and the number of matching items that have it. A price band reads
  /// `10.00-25.00`, lower bound inclusive, upper exclusive, either side empty where open.
  public record Value(String value, long count) {}
}
