package dev.aisle.retrieval.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.jspecify.annotations.Nullable;

/// Splits product text and queries into [Word]s.
///
/// Made for shops rather than for prose: accents are folded, plurals stripped, `15.6"`, `15.6-inch`
/// and `15.6 inches` are one quantity, decimals stay whole, hyphenated model numbers remember that
/// they belong together, and scripts without spaces (Chinese, Japanese, Korean, Thai and others)
/// are cut into overlapping pairs of characters. Every other character separates words, so syntax
/// of any query language is plain text.
///
/// Pure functions, safe for use by several threads; linear in the length of the text.
public final class ProductText {
  private static final String LINKS = "-/_.+&";

  private final String text;
  private final int limit;
  private final List<Word> words = new ArrayList<>();
  private int position;
  private int endOfLast = -1;

  private ProductText(String text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  /// The first `limit` words of a text, in order.
  public static List<Word> words(String text, int limit) {
    ProductText reading = new ProductText(folded(text), limit);
    reading.readAll();
    return reading.words;
  }

  /// Lower case, compatibility forms and accents folded, so that `Ｃafé` equals `cafe`.
  public static String folded(String text) {
    if (isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    char[] in =
        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).toCharArray();
    char[] out = new char[in.length * 4];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    return new String(out, 0, length).toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private void readAll() {
    while (position < text.length() && words.size() < limit) {
      int c = text.codePointAt(position);
      if (isUnspaced(c)) {
        readCharacters();
      } else if (Character.isLetterOrDigit(c)) {
        readWord();
      } else {
        inchSign(c);
        position += Character.charCount(c);
      }
    }
  }

  private void readCharacters() {
    boolean linked = linked();
    int previous = -1;
    int run = 0;
    while (position < text.length() && words.size() < limit) {
      int c = text.codePointAt(position);
      if (!isUnspaced(c)) {
        break;
      }
      if (run > 0) {
        add(Word.characters(Character.toString(previous) + Character.toString(c), linked));
        linked = false;
      }
      previous = c;
      run++;
      position += Character.charCount(c);
    }
    if (run == 1) {
      add(Word.characters(Character.toString(previous), linked));
    }
    endOfLast = position;
  }

  private void readWord() {
    boolean linked = linked();
    StringBuilder word = new StringBuilder();
    int digitsAndPoints = 0;
    while (position < text.length()) {
      int c = text.codePointAt(position);
      if (isUnspaced(c)) {
        break;
      }
      if (Character.isLetterOrDigit(c) || isMark(c)) {
        word.appendCodePoint(c);
        digitsAndPoints += Character.isDigit(c) ? 1 : 0;
      } else if ((c == '.' || c == ',') && betweenDigits()) {
        if (c == '.' || !thousandsFollow()) {
          word.append('.');
          digitsAndPoints++;
        }
      } else if (c != '\'' || !letterAt(position - 1) || !letterAt(position + 1)) {
        break;
      }
      position += Character.charCount(c);
    }
    endOfLast = position;
    String surface = word.toString();
    add(
        digitsAndPoints == surface.length()
            ? Word.of(withoutTrailingZeros(surface), linked)
            : wordOrQuantity(surface, linked));
  }

  private Word wordOrQuantity(String surface, boolean linked) {
    int digits = 0;
    while (digits < surface.length()
        && (Character.isDigit(surface.charAt(digits)) || surface.charAt(digits) == '.')) {
      digits++;
    }
    String unit = digits == 0 ? null : Units.glued(surface.substring(digits));
    return unit == null
        ? Word.of(surface, linked)
        : Word.quantity(surface, withoutTrailingZeros(surface.substring(0, digits)), unit, linked);
  }

  /// Adds a word, or makes it the unit of the number before it.
  private void add(Word word) {
    Word number = lastNumber();
    String unit = number == null ? null : Units.apart(word.surface());
    if (number == null || unit == null) {
      words.add(word);
      return;
    }
    words.set(
        words.size() - 1,
        Word.quantity(
            number.surface() + " " + word.surface(), number.term(), unit, number.linked()));
  }

  private void inchSign(int c) {
    Word number = lastNumber();
    boolean sign =
        c == '"' || (c == '\'' && position + 1 < text.length() && text.charAt(position + 1) == c);
    if (sign && number != null && endOfLast == position) {
      words.set(
          words.size() - 1,
          Word.quantity(number.surface() + "\"", number.term(), "in", number.linked()));
    }
  }

  private @Nullable Word lastNumber() {
    if (words.isEmpty()) {
      return null;
    }
    Word last = words.getLast();
    return !last.isQuantity() && isNumber(last.term()) ? last : null;
  }

  private static boolean isNumber(String term) {
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      if (c != '.' && !Character.isDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private boolean linked() {
    return endOfLast >= 0
        && position == endOfLast + 1
        && LINKS.indexOf(text.charAt(endOfLast)) >= 0;
  }

  private boolean betweenDigits() {
    return position > 0
        && position + 1 < text.length()
        && Character.isDigit(text.charAt(position - 1))
        && Character.isDigit(text.charAt(position + 1));
  }

  private boolean thousandsFollow() {
    int end = position + 1;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end - position - 1 == 3;
  }

  private boolean letterAt(int index) {
    return index >= 0 && index < text.length() && Character.isLetter(text.charAt(index));
  }

  private static String withoutTrailingZeros(String number) {
    if (number.indexOf('.') != number.lastIndexOf('.') || number.indexOf('.') < 0) {
      return number;
    }
    int end = number.length();
    while (number.charAt(end - 1) == '0') {
      end--;
    }
    return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isUnspaced(int c) {
    if (c < 0x0E00 || !Character.isLetter(c)) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
