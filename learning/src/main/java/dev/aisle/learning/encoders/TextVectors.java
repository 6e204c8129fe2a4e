package dev.aisle.learning.encoders;

import dev.aisle.core.catalog.Item;
import org.jspecify.annotations.Nullable;

/// Puts queries and items' texts into one space. Safe for use by several threads; closing frees
/// native memory where there is any.
public sealed interface TextVectors extends AutoCloseable permits TextEncoder, GivenTextEncoder {
  /// Numbers in a vector.
  int width();

  /// The unit vector of a query; null where it has nothing to make one of.
  float @Nullable [] query(String query);

  /// The unit vector of an item's texts; null where they have nothing to make one of.
  float @Nullable [] item(Item item);

  @Override
  default void close() {}
}
