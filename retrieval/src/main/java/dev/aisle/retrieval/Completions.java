package dev.aisle.retrieval;

import dev.aisle.retrieval.text.ProductText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Completions of what was typed: categories, brands, words and pairs of words of titles, and
/// queries that shoppers often type, each weighted by how many items or shoppers stand behind
/// it. Immutable; a look-up scans the phrases with the prefix, or with a prefix one edit away
/// where too few have it.
final class Completions {
  private static final int MAX_PHRASES = 100_000;
  private static final int CATEGORY = 4;
  private static final int BRAND = 2;
  private static final int MIN_ITEMS_OF_A_PAIR = 2;
  private static final int MIN_FUZZY_PREFIX = 4;
  private static final int MAX_PREFIX = 100;

  private final String[] phrases;
  private final long[] weights;

  private Completions(String[] phrases, long[] weights) {
    this.phrases = phrases;
    this.weights = weights;
  }

  /// Gathers the phrases of an index.
  ///
  /// @param queries how often shoppers typed a query
  static Completions of(
      IndexReader reader,
      LoadedSegments segments,
      FacetDictionary dictionary,
      Map<String, Long> queries)
      throws IOException {
    Map<String, Long> weights = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      addWords(leaf.reader().terms(Fields.WORDS), weights);
    }
    weights
        .entrySet()
        .removeIf(e -> e.getKey().indexOf(' ') > 0 && e.getValue() < MIN_ITEMS_OF_A_PAIR);
    addFacets(reader, segments, dictionary, weights);
    queries.forEach((query, count) -> raise(weights, normal(query), count));
    return of(weights);
  }

  private static Completions of(Map<String, Long> weights) {
    TreeMap<String, Long> kept = new TreeMap<>();
    weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MAX_PHRASES)
        .forEach(e -> kept.put(e.getKey(), e.getValue()));
    return new Completions(
        kept.keySet().toArray(String[]::new),
        kept.values().stream().mapToLong(Long::longValue).toArray());
  }

  private static void addWords(@Nullable Terms terms, Map<String, Long> weights)
      throws IOException {
    if (terms == null) {
      return;
    }
    TermsEnum each = terms.iterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      String phrase = term.utf8ToString();
      if (phrase.length() > 1 && phrase.chars().anyMatch(Character::isLetter)) {
        weights.merge(phrase, (long) each.docFreq(), Long::sum);
      }
    }
  }

  private static void addFacets(
      IndexReader reader,
      LoadedSegments segments,
      FacetDictionary dictionary,
      Map<String, Long> weights) {
    FacetDictionary.Snapshot names = dictionary.snapshot();
    long[] counts = new long[names.size()];
    for (LeafReaderContext leaf : reader.leaves()) {
      for (int code : segments.columns(leaf.reader()).codes()) {
        counts[code]++;
      }
    }
    for (int code = 0; code < counts.length; code++) {
      String field = names.fieldName(names.fieldOf(code));
      if (field.equals(FacetDictionary.CATEGORY)) {
        raise(weights, normal(names.value(code)), counts[code] * CATEGORY);
      } else if (field.equals(FacetDictionary.BRAND)) {
        raise(weights, normal(names.value(code)), counts[code] * BRAND);
      }
    }
  }

  private static void raise(Map<String, Long> weights, String phrase, long weight) {
    if (!phrase.isEmpty() && weight > 0) {
      weights.merge(phrase, weight, Math::max);
    }
  }

  private static String normal(String text) {
    return String.join(" ", ProductText.folded(text).strip().split("\\s+"));
  }

  /// The heaviest phrases that begin with the prefix; where none does, those that begin with a
  /// prefix one typing error away.
  List<String> complete(String prefix, int limit) {
    String begin = ProductText.folded(prefix.substring(0, Math.min(MAX_PREFIX, prefix.length())));
    begin = begin.stripLeading().replaceAll("\\s+", " ");
    if (begin.isEmpty() || limit < 1) {
      return List.of();
    }
    List<Integer> found = heaviest(List.of(begin), limit);
    if (found.isEmpty() && begin.length() >= MIN_FUZZY_PREFIX) {
      found = heaviest(oneEditAway(begin), limit);
    }
    return found.stream().map(at -> phrases[at]).toList();
  }

  private List<Integer> heaviest(List<String> prefixes, int limit) {
    Comparator<Integer> better =
        Comparator.<Integer>comparingLong(at -> -weights[at]).thenComparing(at -> at);
    PriorityQueue<Integer> worstFirst = new PriorityQueue<>(better.reversed());
    for (String prefix : prefixes) {
      int from = Arrays.binarySearch(phrases, prefix);
      for (int at = from < 0 ? -from - 1 : from;
          at < phrases.length && phrases[at].startsWith(prefix);
          at++) {
        boolean full = worstFirst.size() == limit;
        if ((!full || better.compare(at, worstFirst.element()) < 0) && !worstFirst.contains(at)) {
          worstFirst.add(at);
          if (full) {
            worstFirst.remove();
          }
        }
      }
    }
    List<Integer> best = new ArrayList<>(worstFirst);
    best.sort(better);
    return best;
  }

  /// All prefixes that one typing error makes of this one; the first character is taken as right.
  private static List<String> oneEditAway(String prefix) {
    List<String> near = new ArrayList<>();
    for (int i = 1; i < prefix.length(); i++) {
      String before = prefix.substring(0, i);
      String after = prefix.substring(i + 1);
      near.add(before + after);
      if (i + 1 < prefix.length()) {
        near.add(before + prefix.charAt(i + 1) + prefix.charAt(i) + prefix.substring(i + 2));
      }
      for (char c = 'a'; c <= 'z'; c++) {
        near.add(before + c + after);
        near.add(before + c + prefix.substring(i));
      }
    }
    return near;
  }
}
