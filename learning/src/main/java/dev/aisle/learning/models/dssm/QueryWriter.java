package dev.aisle.learning.models.dssm;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Queries that nobody typed: made of an item's own words, and slips of the keyboard. They teach
/// words and items that the log's clicks have not come to.
final class QueryWriter {
  private static final int SHORTEST = 4;
  private static final int WORDS = 3;

  private QueryWriter() {}

  /// One to three of: a few neighbouring words of the title, the narrowest category, the brand, and
  /// values of attributes; in any order.
  static String describing(Item item, RandomGenerator random) {
    List<String> parts = new ArrayList<>();
    String category = item.category();
    if (category != null) {
      parts.add(category);
    }
    if (item.brand() != null) {
      parts.add(item.brand());
    }
    for (AttributeValue value : item.attributes().values()) {
      if (value instanceof AttributeValue.Text text) {
        parts.add(text.values().get(random.nextInt(text.values().size())));
      }
    }
    String[] title = item.title().strip().split("\\s+");
    List<String> query = new ArrayList<>();
    query.add(span(title, random));
    for (int more = random.nextInt(3); more > 0 && !parts.isEmpty(); more--) {
      query.add(random.nextInt(query.size() + 1), parts.remove(random.nextInt(parts.size())));
    }
    if (query.size() > 1 && random.nextBoolean()) {
      query.remove(random.nextInt(query.size()));
    }
    return String.join(" ", query);
  }

  private static String span(String[] words, RandomGenerator random) {
    int length = Math.min(words.length, 1 + random.nextInt(WORDS));
    int from = random.nextInt(words.length - length + 1);
    return String.join(" ", List.of(words).subList(from, from + length));
  }

  /// With one letter of a longer word left out, doubled, exchanged with its neighbour or replaced;
  /// as it is where all words are short.
  static String misspelled(String query, RandomGenerator random) {
    String[] words = query.split(" ", -1);
    int which = random.nextInt(words.length);
    String word = words[which];
    if (word.length() < SHORTEST) {
      return query;
    }
    int at = 1 + random.nextInt(word.length() - 2);
    String before = word.substring(0, at);
    char letter = word.charAt(at);
    String after = word.substring(at + 1);
    words[which] =
        switch (random.nextInt(4)) {
          case 0 -> before + after;
          case 1 -> before + letter + letter + after;
          case 2 -> before + after.charAt(0) + letter + after.substring(1);
          default -> before + (char) ('a' + random.nextInt(26)) + after;
        };
    return String.join(" ", words);
  }
}
