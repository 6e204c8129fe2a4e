package dev.aisle.core.store;

import dev.aisle.core.cascade.Retriever;
import java.util.List;

/// The search index over the catalogue: follows the log and answers requests.
public interface CatalogIndex extends LogFollower, Retriever {
  /// Completions of what was typed so far, best first.
  ///
  /// @param limit at most so many
  List<String> complete(String prefix, int limit);

  /// Items in the index.
  long size();
}
