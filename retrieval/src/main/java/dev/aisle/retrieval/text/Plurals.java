package dev.aisle.retrieval.text;

/// Light stemming: strips the English plural and nothing else, so that unlike products never share
/// a term.
final class Plurals {
  private Plurals() {}

  /// The singular of a lower-case word by its ending; the word itself where it shows no plural.
  ///
  /// `batteries` to `battery`, `watches` to `watch`, `cases` to `case`, `glass` stays.
  static String strip(String word) {
    int n = word.length();
    if (n < 3 || word.charAt(n - 1) != 's' || !isAsciiLetter(word.charAt(n - 2))) {
      return word;
    }
    return switch (word.charAt(n - 2)) {
      case 's', 'u', 'i' -> word;
      case 'e' -> stripEs(word, n);
      default -> word.substring(0, n - 1);
    };
  }

  private static String stripEs(String word, int n) {
    if (n > 4 && word.charAt(n - 3) == 'i') {
      return word.substring(0, n - 3) + 'y';
    }
    boolean sibilant =
        word.endsWith("ches")
            || word.endsWith("shes")
            || word.endsWith("xes")
            || word.endsWith("sses")
            || word.endsWith("zzes");
    return sibilant && n > 4 ? word.substring(0, n - 2) : word.substring(0, n - 1);
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
