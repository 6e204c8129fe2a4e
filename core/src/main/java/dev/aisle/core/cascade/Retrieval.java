package dev.aisle.core.cascade;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [Retriever] found.
///
/// @param slate the best candidates
/// @param total items that match, whether or not they are in the slate
/// @param facets counts over all that match
/// @param understoodAs the query as it was searched where spelling was corrected, null otherwise
public record Retrieval(
    Slate slate, long total, List<Facet> facets, @Nullable String understoodAs) {
  /// Nothing matches.
  public static final Retrieval NOTHING = new Retrieval(Slate.EMPTY, 0, List.of(), null);

  public Retrieval {
    facets = List.copyOf(facets);
  }
}
