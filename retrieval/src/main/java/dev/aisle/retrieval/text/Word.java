package dev.aisle.retrieval.text;

/// One word of a text.
///
/// @param surface as written, in lower case and without accents: `watches`
/// @param term the form that is indexed and searched: `watch`; for a quantity the number and its
///     canonical unit in one, `15.6in`
/// @param number the number of a quantity, the word itself otherwise: what is searchable beside
///     [#term]
/// @param linked whether only one of `- / _ . + &` stands between this word and the one before
/// @param bigram whether it is a pair of characters of a script without spaces
public record Word(String surface, String term, String number, boolean linked, boolean bigram) {
  static Word of(String surface, boolean linked) {
    String term = Plurals.strip(surface);
    return new Word(surface, term, term, linked, false);
  }

  static Word quantity(String surface, String number, String unit, boolean linked) {
    return new Word(surface, number + unit, number, linked, false);
  }

  static Word characters(String pair, boolean linked) {
    return new Word(pair, pair, pair, linked, true);
  }

  /// Whether it is a number with a unit.
  public boolean isQuantity() {
    return !number.equals(term);
  }

  /// Whether a digit occurs in it.
  public boolean hasDigit() {
    return term.chars().anyMatch(Character::isDigit);
  }
}
