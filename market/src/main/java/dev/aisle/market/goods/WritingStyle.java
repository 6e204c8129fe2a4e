package dev.aisle.market.goods;

/// How a seller writes.
public enum WritingStyle {
  /// Full, correct, in catalogue order.
  CORRECT,
  /// Brand, noun, hardly more.
  TERSE,
  /// Every word a shopper might type, synonyms included.
  KEYWORDS,
  /// Adjectives and benefits first.
  MARKETING,
  /// Fields separated by bars.
  SPEC_SHEET,
  /// Lower case, abbreviations, typing errors.
  SLOPPY
}
