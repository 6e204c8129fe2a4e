package dev.aisle.app.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Derives a category for products that come without one, by the longest phrase of
/// `chorus-categories.tsv` in the title, else in the product type, else in the description, else by
/// an attribute that only one kind of product has. Products that no rule knows get `Other`.
///
/// Measured over the set's 19,406 products: see `ChorusReaderTest`.
final class ChorusCategories {
  private static final int LONGEST_PHRASE = 5;

  private final Map<String, List<String>> byPhrase = new HashMap<>();
  private final Map<String, List<String>> byAttribute = new LinkedHashMap<>();

  private ChorusCategories() {}

  static ChorusCategories load() {
    ChorusCategories categories = new ChorusCategories();
    try (InputStream in = ChorusCategories.class.getResourceAsStream("chorus-categories.tsv")) {
      if (in == null) {
        throw new IllegalStateException("chorus-categories.tsv is not on the class path");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(categories::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return categories;
  }

  private void add(String line) {
    String[] columns = line.split("\t");
    List<String> path = List.of(columns[0].split(" > "));
    for (String phrase : columns[1].split(";")) {
      if (phrase.startsWith("@")) {
        byAttribute.put(phrase.substring(1), path);
      } else {
        byPhrase.put(String.join(" ", words(phrase)), path);
      }
    }
  }

  /// The category path of a product.
  List<String> of(String title, Fields product) {
    for (String text :
        List.of(
            title,
            product.textOr("attr_t_product_type", ""),
            product.textOr("short_description", ""))) {
      List<String> path = byLongestPhrase(text);
      if (path != null) {
        return path;
      }
    }
    for (Map.Entry<String, List<String>> rule : byAttribute.entrySet()) {
      if (product.has(rule.getKey())) {
        return rule.getValue();
      }
    }
    return List.of("Other");
  }

  private @Nullable List<String> byLongestPhrase(String text) {
    List<String> words = words(text);
    String best = "";
    List<String> path = null;
    for (int from = 0; from < words.size(); from++) {
      StringBuilder phrase = new StringBuilder();
      for (int to = from; to < Math.min(words.size(), from + LONGEST_PHRASE); to++) {
        phrase.append(to == from ? "" : " ").append(words.get(to));
        List<String> found = byPhrase.get(phrase.toString());
        if (found != null && phrase.length() > best.length()) {
          best = phrase.toString();
          path = found;
        }
      }
    }
    return path;
  }

  /// Lower-case words, each without the s of a plural.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}+/&'.-]+")) {
      boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
      String single = plural ? word.substring(0, word.length() - 1) : word;
      if (!single.isEmpty()) {
        words.add(single);
      }
    }
    return words;
  }
}
