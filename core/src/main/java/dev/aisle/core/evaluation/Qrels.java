package dev.aisle.core.evaluation;

import dev.aisle.core.catalog.ItemId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/// Relevance judgments as TREC keeps them: by query id, the grade of each judged item; 0 is
/// irrelevant, higher is better.
public record Qrels(Map<String, Map<ItemId, Integer>> grades) {
  public Qrels {
    SortedMap<String, Map<ItemId, Integer>> sorted = new TreeMap<>();
    grades.forEach((query, judged) -> sorted.put(query, Map.copyOf(judged)));
    grades = Collections.unmodifiableSortedMap(sorted);
  }

  /// What a system answered: by query id, items best first.
  public record Run(String name, Map<String, List<ItemId>> rankings) {
    public Run {
      SortedMap<String, List<ItemId>> sorted = new TreeMap<>();
      rankings.forEach((query, items) -> sorted.put(query, List.copyOf(items)));
      rankings = Collections.unmodifiableSortedMap(sorted);
    }
  }

  /// The metric of every judged query, in the order of the query ids; a query that the run does not
  /// answer has an empty ranking, so that leaving hard queries out gains nothing.
  public double[] perQuery(Run run, ToDoubleBiFunction<List<ItemId>, Map<ItemId, Integer>> metric) {
    return grades.entrySet().stream()
        .mapToDouble(
            entry ->
                metric.applyAsDouble(
                    run.rankings().getOrDefault(entry.getKey(), List.of()), entry.getValue()))
        .toArray();
  }
}
