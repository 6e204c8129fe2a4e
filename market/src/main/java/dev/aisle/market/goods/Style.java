package dev.aisle.market.goods;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The design language of an item, a latent variable: it makes some colours and patterns likelier
/// and lends a few words to sellers who like adjectives. Tastes of shoppers will be about it.
@SuppressWarnings("ImmutableEnumChecker") // its collections are never changed
public enum Style {
  MINIMAL(
      EnumSet.of(
          Colour.WHITE, Colour.BLACK, Colour.GREY, Colour.BEIGE, Colour.CREAM, Colour.NATURAL),
      EnumSet.of(Pattern.SOLID),
      "minimalist",
      "clean",
      "understated"),
  CLASSIC(
      EnumSet.of(Colour.NAVY, Colour.CAMEL, Colour.BURGUNDY, Colour.BROWN, Colour.SILVER),
      EnumSet.of(Pattern.PINSTRIPED, Pattern.CHECKED, Pattern.STRIPED),
      "classic",
      "timeless",
      "elegant"),
  SPORTY(
      EnumSet.of(Colour.RED, Colour.BLUE, Colour.ORANGE, Colour.CHARCOAL, Colour.TURQUOISE),
      EnumSet.of(Pattern.COLOUR_BLOCK, Pattern.STRIPED, Pattern.CAMOUFLAGE),
      "sporty",
      "active",
      "dynamic"),
  BOLD(
      EnumSet.of(Colour.HOT_PINK, Colour.YELLOW, Colour.PURPLE, Colour.RED, Colour.TURQUOISE),
      EnumSet.of(Pattern.LEOPARD, Pattern.GEOMETRIC, Pattern.CHEVRON, Pattern.COLOUR_BLOCK),
      "bold",
      "statement",
      "eye-catching"),
  ROMANTIC(
      EnumSet.of(Colour.PINK, Colour.LILAC, Colour.CORAL, Colour.ROSE_GOLD, Colour.MINT),
      EnumSet.of(Pattern.FLORAL, Pattern.POLKA_DOT),
      "romantic",
      "delicate",
      "charming"),
  RUSTIC(
      EnumSet.of(Colour.BROWN, Colour.OLIVE, Colour.MUSTARD, Colour.NATURAL, Colour.CREAM),
      EnumSet.of(Pattern.CHECKED),
      "rustic",
      "natural",
      "country"),
  VINTAGE(
      EnumSet.of(Colour.TEAL, Colour.MUSTARD, Colour.GOLD, Colour.COPPER, Colour.GREEN),
      EnumSet.of(Pattern.GEOMETRIC, Pattern.FLORAL, Pattern.STARS),
      "vintage",
      "retro",
      "nostalgic");

  private static final double FONDNESS = 3;

  private final Set<Colour> colours;
  private final Set<Pattern> patterns;
  private final List<String> words;

  Style(Set<Colour> colours, Set<Pattern> patterns, String... words) {
    this.colours = colours;
    this.patterns = patterns;
    this.words = List.of(words);
  }

  /// By how much this style multiplies the odds of a colour.
  public double fondness(Colour colour) {
    return colours.contains(colour) ? FONDNESS : 1;
  }

  /// By how much this style multiplies the odds of a pattern.
  public double fondness(Pattern pattern) {
    return patterns.contains(pattern) ? FONDNESS : 1;
  }

  /// Adjectives of this style.
  public List<String> words() {
    return words;
  }
}
