package dev.aisle.core.features;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The distinct words of a text and their trigrams, as sorted hashes. A word is a run of letters
/// and digits in lower case; a trigram is three characters of a word with its ends marked (`shoe`:
/// `_sh`, `sho`, `hoe`, `oe_`). Immutable.
final class Words {
  static final Words NONE = new Words(new long[0], new int[0]);

  private static final char END = '_';

  private final long[] words;
  private final int[] trigrams;

  private Words(long[] words, int[] trigrams) {
    this.words = words;
    this.trigrams = trigrams;
  }

  static Words of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return NONE;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    long[] words = new long[8];
    int[] trigrams = new int[32];
    int n = 0;
    int m = 0;
    int at = 0;
    while (at < lower.length()) {
      int from = at;
      long hash = 0xcbf29ce484222325L;
      while (at < lower.length() && Character.isLetterOrDigit(lower.codePointAt(at))) {
        hash = (hash ^ lower.codePointAt(at)) * 0x100000001b3L;
        at += Character.charCount(lower.codePointAt(at));
      }
      if (at == from) {
        at += Character.charCount(lower.codePointAt(at));
        continue;
      }
      if (n == words.length) {
        words = Arrays.copyOf(words, 2 * n);
      }
      words[n++] = hash;
      if (m + at - from > trigrams.length) {
        trigrams = Arrays.copyOf(trigrams, 2 * (m + at - from));
      }
      for (int i = from; i < at; i++) {
        char before = i == from ? END : lower.charAt(i - 1);
        char after = i == at - 1 ? END : lower.charAt(i + 1);
        trigrams[m++] = ((before * 31) + lower.charAt(i)) * 0x9e3779b1 + after;
      }
    }
    return new Words(distinct(words, n), distinct(trigrams, m));
  }

  private static long[] distinct(long[] values, int n) {
    return Arrays.stream(values, 0, n).sorted().distinct().toArray();
  }

  private static int[] distinct(int[] values, int n) {
    return Arrays.stream(values, 0, n).sorted().distinct().toArray();
  }

  /// Distinct words.
  int count() {
    return words.length;
  }

  /// The share in `[0, 1]` of these words that `others` has too, NaN without words.
  double shareIn(Words others) {
    int shared = 0;
    for (int i = 0, j = 0; i < words.length; i++) {
      while (j < others.words.length && others.words[j] < words[i]) {
        j++;
      }
      shared += j < others.words.length && others.words[j] == words[i] ? 1 : 0;
    }
    return words.length == 0 ? Double.NaN : (double) shared / words.length;
  }

  /// The share in `[0, 1]` of these words' trigrams that `others` has too, NaN without words. Near
  /// 1 for another form of the same word and for a misspelt one.
  double likenessTo(Words others) {
    int shared = 0;
    for (int trigram : trigrams) {
      shared += Arrays.binarySearch(others.trigrams, trigram) >= 0 ? 1 : 0;
    }
    return trigrams.length == 0 ? Double.NaN : (double) shared / trigrams.length;
  }
}
