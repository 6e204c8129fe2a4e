package dev.aisle.retrieval;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Facet;
import java.util.ArrayList;
import java.util.List;

/// What one search found.
///
/// @param ranked the best items
/// @param total items that match the query and pass the filters
/// @param matched items that match the query, whether or not they pass the filters
/// @param facets counts, each field without its own filter
record Found(TopItems.Ranked ranked, long total, long matched, List<Facet> facets) {
  /// The best items as candidates of a channel.
  List<Candidate> candidates(String channel) {
    List<String> channels = List.of(channel);
    List<Candidate> candidates = new ArrayList<>(ranked.items().length);
    for (int i = 0; i < ranked.items().length; i++) {
      candidates.add(new Candidate(ranked.items()[i], ranked.keys()[i], channels));
    }
    return candidates;
  }
}
