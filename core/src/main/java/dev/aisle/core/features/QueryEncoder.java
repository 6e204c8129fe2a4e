package dev.aisle.core.features;

import org.jspecify.annotations.Nullable;

/// Turns the words of a query into a vector, for columns that compare candidates with it.
@FunctionalInterface
public interface QueryEncoder {
  /// The vector; null where the query has nothing to make one of.
  float @Nullable [] encode(String query);
}
