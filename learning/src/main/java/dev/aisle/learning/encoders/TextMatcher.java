package dev.aisle.learning.encoders;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.features.QueryEncoder;
import org.jspecify.annotations.Nullable;

/// How near items' texts are to a query: a vector of the query, made once, against the cached ones
/// of the items. Safe for use by several threads.
///
/// @param items vectors that `encoder` made
public record TextMatcher(TextVectors encoder, VectorCache items) implements QueryEncoder {
  @Override
  public float @Nullable [] encode(String query) {
    return encoder.query(query);
  }

  /// The cosine in `[-1, 1]`, NaN where either has no vector.
  double match(float @Nullable [] query, Item item) {
    if (query == null) {
      return Double.NaN;
    }
    float[] vector = items.vector(item);
    if (vector == null) {
      return Double.NaN;
    }
    double dot = 0;
    for (int d = 0; d < query.length; d++) {
      dot += (double) query[d] * vector[d];
    }
    return dot;
  }
}
