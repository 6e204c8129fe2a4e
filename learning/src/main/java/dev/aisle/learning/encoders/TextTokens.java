package dev.aisle.learning.encoders;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cuts queries and items into hashed tokens; the one tokenisation of training and serving.
///
/// Texts are brought into compatibility form, accents are dropped and letters made small. A word is
/// a run of letters and digits (and a point or comma between digits). Tokens are the words, pairs
/// of neighbouring words, the trigrams of characters of `<word>` (Huang et al. 2013, word hashing),
/// and for brands, categories and attributes the whole value. Nothing is stemmed: trigrams see that
/// `shoe` and `shoes` are alike, and clicks teach the rest.
///
/// Whatever is handed in, a text costs at most its first [#MAX_CHARS] characters, [#MAX_WORDS]
/// words and [#MAX_WORD] characters of a word; a query half as many words. Pure and safe for use by
/// several threads.
///
/// @param buckets that tokens are hashed into, `[1, buckets)`; a power of two is usual
public record TextTokens(int buckets) {
  static final int MAX_CHARS = 1_000;
  static final int MAX_WORDS = 48;
  static final int MAX_WORD = 24;
  static final int MAX_ATTRIBUTES = 24;

  private static final char WORD = 'w';
  private static final char PAIR = 'p';
  private static final char TRIGRAM = 't';
  private static final char NAME = 'n';

  public TextTokens {
    if (buckets < 2) {
      throw new IllegalArgumentException("buckets must be at least 2, not " + buckets);
    }
  }

  /// The tokens of a query; none where it has neither letters nor digits.
  public TokenBag query(String query) {
    Filling filling = new Filling(buckets);
    List<String> words = words(query, MAX_WORDS / 2);
    filling.words(words, TextPart.QUERY_WORD);
    filling.pairs(words, TextPart.QUERY_PAIR);
    filling.trigrams(words, TextPart.QUERY_TRIGRAM);
    return filling.bag();
  }

  /// The tokens of an item's title, brand, categories and attributes. The description is left out:
  /// it is long, and much of it says nothing of the item.
  public TokenBag item(Item item) {
    Filling filling = new Filling(buckets);
    List<String> title = words(item.title(), MAX_WORDS);
    filling.words(title, TextPart.TITLE_WORD);
    filling.pairs(title, TextPart.TITLE_PAIR);
    filling.trigrams(title, TextPart.TITLE_TRIGRAM);
    if (item.brand() != null) {
      List<String> brand = words(item.brand(), MAX_WORDS / 4);
      filling.words(brand, TextPart.BRAND_WORD);
      filling.trigrams(brand, TextPart.BRAND_TRIGRAM);
      filling.name("brand", String.join(" ", brand), TextPart.BRAND_NAME);
    }
    List<String> categories = new ArrayList<>();
    for (String category : item.categories().subList(0, Math.min(8, item.categories().size()))) {
      List<String> words = words(category, MAX_WORDS / 4);
      categories.addAll(words);
      filling.name("category", String.join(" ", words), TextPart.CATEGORY_NAME);
    }
    filling.words(categories, TextPart.CATEGORY_WORD);
    filling.trigrams(categories, TextPart.CATEGORY_TRIGRAM);
    attributes(item.attributes(), filling);
    return filling.bag();
  }

  private static void attributes(Map<String, AttributeValue> attributes, Filling filling) {
    List<String> all = new ArrayList<>();
    int left = MAX_ATTRIBUTES;
    for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
      if (left-- == 0) {
        break;
      }
      String name = attribute.getKey();
      switch (attribute.getValue()) {
        case AttributeValue.Text text -> {
          for (String value : text.values().subList(0, Math.min(8, text.values().size()))) {
            List<String> words = words(value, MAX_WORDS / 4);
            all.addAll(words);
            filling.name(name, String.join(" ", words), TextPart.ATTRIBUTE_NAME);
          }
        }
        case AttributeValue.Quantity quantity -> {
          String value = number(quantity.value()) + " " + quantity.unit();
          List<String> words = words(value, MAX_WORDS / 4);
          all.addAll(words);
          filling.name(name, String.join(" ", words), TextPart.ATTRIBUTE_NAME);
        }
        case AttributeValue.Flag flag -> {
          if (flag.value()) {
            all.addAll(words(name, MAX_WORDS / 4));
          }
          filling.name(name, Boolean.toString(flag.value()), TextPart.ATTRIBUTE_NAME);
        }
      }
    }
    filling.words(all, TextPart.ATTRIBUTE_WORD);
    filling.trigrams(all, TextPart.ATTRIBUTE_TRIGRAM);
  }

  /// `15` and `15.6`, as people write them.
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// The first `limit` words of a text, folded.
  static List<String> words(String text, int limit) {
    String folded = folded(text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text);
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= folded.length() && words.size() < limit; ) {
      int c = i < folded.length() ? folded.codePointAt(i) : ' ';
      boolean inside =
          Character.isLetterOrDigit(c)
              || (start >= 0 && (c == '.' || c == ',') && betweenDigits(folded, i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(cut(folded, start, i));
        start = -1;
      }
      i += Character.charCount(c);
    }
    return words;
  }

  private static String cut(String text, int from, int to) {
    int end = Math.min(to, from + MAX_WORD);
    if (end < to && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(from, end).replace(',', '.');
  }

  private static boolean betweenDigits(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }

  private static String folded(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return withoutMarks(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .toLowerCase(Locale.ROOT);
      }
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static String withoutMarks(String decomposed) {
    StringBuilder kept = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /// Hashes tokens while an item or query is read. The buckets of each part are gathered apart.
  private static final class Filling {
    private final int buckets;
    private final int[][] ofPart = new int[TextPart.COUNT][];
    private final int[] sizes = new int[TextPart.COUNT];

    Filling(int buckets) {
      this.buckets = buckets;
    }

    void words(List<String> words, TextPart part) {
      for (String word : words) {
        add(part, hash(hash(SEED, WORD), word));
      }
    }

    void pairs(List<String> words, TextPart part) {
      for (int i = 1; i < words.size(); i++) {
        add(part, hash(hash(hash(hash(SEED, PAIR), words.get(i - 1)), ' '), words.get(i)));
      }
    }

    /// Of `<word>`, so that beginnings and ends differ from the middle.
    void trigrams(List<String> words, TextPart part) {
      for (String word : words) {
        int length = word.length();
        for (int i = -1; i + 2 <= length; i++) {
          long hash = hash(SEED, TRIGRAM);
          for (int j = i; j < i + 3; j++) {
            hash = hash(hash, j < 0 ? '<' : j < length ? word.charAt(j) : '>');
          }
          add(part, hash);
        }
      }
    }

    void name(String name, String value, TextPart part) {
      if (!value.isEmpty()) {
        add(part, hash(hash(hash(hash(SEED, NAME), name), '='), value));
      }
    }

    private void add(TextPart part, long hash) {
      int p = part.index();
      int[] to = ofPart[p];
      if (to == null) {
        to = new int[16];
        ofPart[p] = to;
      } else if (sizes[p] == to.length) {
        to = Arrays.copyOf(to, 2 * to.length);
        ofPart[p] = to;
      }
      to[sizes[p]++] = 1 + (int) Long.remainderUnsigned(mixed(hash), buckets - 1L);
    }

    TokenBag bag() {
      int[] ends = new int[TextPart.COUNT];
      int size = 0;
      for (int p = 0; p < ends.length; p++) {
        size += sizes[p];
        ends[p] = size;
      }
      int[] all = new int[size];
      for (int p = 0; p < ends.length; p++) {
        if (sizes[p] > 0) {
          System.arraycopy(ofPart[p], 0, all, ends[p] - sizes[p], sizes[p]);
        }
      }
      return new TokenBag(all, ends);
    }

    /// FNV-1a, of 64 bits over UTF-16 units.
    private static final long SEED = 0xcbf29ce484222325L;

    private static long hash(long before, char unit) {
      return (before ^ unit) * 0x100000001b3L;
    }

    private static long hash(long before, String text) {
      long hash = before;
      for (int i = 0; i < text.length(); i++) {
        hash = hash(hash, text.charAt(i));
      }
      return hash;
    }

    /// The upper bits of FNV are its better ones; the remainder takes all.
    private static long mixed(long hash) {
      long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
      return mixed ^ (mixed >>> 33);
    }
  }
}
