package dev.aisle.market.simulation;

import dev.aisle.market.needs.Meaning;
import java.util.Map;
import java.util.TreeMap;

/// What was typed and what was meant by it, so that a logged query can be graded. One query may
/// have been meant in several ways. Grows with the number of different queries, some 150 bytes
/// each. For one thread.
public final class AskedQueries {
  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

  void add(String query, Meaning meant) {
    counts.computeIfAbsent(query, _ -> new TreeMap<>()).merge(meant.toString(), 1, Integer::sum);
  }

  /// Takes each pair, by query and meaning in alphabetical order.
  public void forEach(Each each) {
    counts.forEach(
        (query, meanings) ->
            meanings.forEach((meaning, times) -> each.query(query, meaning, times)));
  }

  /// A query and one of its meanings.
  @FunctionalInterface
  public interface Each {
    /// @param meaning canonical text of the [Meaning]
    /// @param times how often it was asked
    void query(String query, String meaning, int times);
  }
}
