package dev.aisle.learning.models.picture;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What pictures are taught to tell: the narrowest category, and the text attributes that most
/// items have, each with its frequent values. An attribute that no picture can show does no harm
/// but to be predicted by its frequency.
final class PictureLabels {
  /// The label of the narrowest category.
  static final String CATEGORY = "category";

  private final Map<String, Map<String, Integer>> labels;

  private PictureLabels(Map<String, Map<String, Integer>> labels) {
    this.labels = labels;
  }

  /// The labels of some items, the most frequent first; the category stands before all.
  static PictureLabels of(List<Item> items, PictureConfig config) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (Item item : items) {
      words(item)
          .forEach(
              (label, value) ->
                  counts
                      .computeIfAbsent(label, _ -> new TreeMap<>())
                      .merge(value, 1, Integer::sum));
    }
    Map<String, Integer> totals = new HashMap<>();
    Map<String, Map<String, Integer>> kept = new TreeMap<>();
    counts.forEach(
        (label, values) -> {
          Map<String, Integer> numbered = numbered(values, config);
          if (numbered.size() > 1) {
            kept.put(label, numbered);
            totals.put(label, numbered.keySet().stream().mapToInt(values::get).sum());
          }
        });
    Map<String, Map<String, Integer>> chosen = new LinkedHashMap<>();
    kept.keySet().stream()
        .sorted(
            Comparator.comparing((String label) -> !label.equals(CATEGORY))
                .thenComparing(Comparator.comparing(totals::get).reversed())
                .thenComparing(Comparator.naturalOrder()))
        .limit(config.labels())
        .forEach(label -> chosen.put(label, kept.get(label)));
    return new PictureLabels(chosen);
  }

  private static Map<String, Integer> numbered(Map<String, Integer> values, PictureConfig config) {
    Map<String, Integer> numbered = new LinkedHashMap<>();
    values.entrySet().stream()
        .filter(value -> value.getValue() >= config.least())
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(config.values())
        .forEach(value -> numbered.put(value.getKey(), numbered.size()));
    return numbered;
  }

  private static Map<String, String> words(Item item) {
    Map<String, String> words = new HashMap<>();
    item.attributes()
        .forEach(
            (name, value) -> {
              if (value instanceof AttributeValue.Text text && text.values().size() == 1) {
                words.put(name, text.values().getFirst());
              }
            });
    if (item.category() != null) {
      words.put(CATEGORY, String.join(" / ", item.categories()));
    }
    return words;
  }

  /// The labels' names, in order.
  List<String> names() {
    return new ArrayList<>(labels.keySet());
  }

  /// How many values a label has.
  int values(int label) {
    return values(names().get(label)).size();
  }

  /// The number of each label's value for an item, -1 where it has none.
  int[] of(Item item) {
    Map<String, String> words = words(item);
    List<String> names = names();
    int[] of = new int[names.size()];
    for (int label = 0; label < of.length; label++) {
      @Nullable String word = words.get(names.get(label));
      Integer number = word == null ? null : values(names.get(label)).get(word);
      of[label] = number == null ? -1 : number;
    }
    return of;
  }

  private Map<String, Integer> values(String name) {
    return labels.getOrDefault(name, Map.of());
  }
}
