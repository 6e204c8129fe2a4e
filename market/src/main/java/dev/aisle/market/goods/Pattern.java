package dev.aisle.market.goods;

import java.util.List;

/// What is printed, woven or painted on a surface.
@SuppressWarnings("ImmutableEnumChecker") // its collections are never changed
public enum Pattern {
  SOLID("solid", "plain"),
  STRIPED("striped", "stripes"),
  PINSTRIPED("pinstriped", "vertical stripes"),
  POLKA_DOT("polka dot", "dotted", "spotted"),
  CHECKED("checked", "plaid", "tartan"),
  FLORAL("floral", "flower print", "flowers"),
  CHEVRON("chevron", "zigzag"),
  CAMOUFLAGE("camouflage", "camo"),
  LEOPARD("leopard print", "animal print"),
  GEOMETRIC("geometric", "triangles"),
  STARS("star print", "stars"),
  COLOUR_BLOCK("colour block", "two-tone");

  private final String label;
  private final List<String> synonyms;

  Pattern(String label, String... synonyms) {
    this.label = label;
    this.synonyms = List.of(synonyms);
  }

  /// The usual words: `polka dot`.
  public String label() {
    return label;
  }

  /// Other words that sellers and shoppers use for it.
  public List<String> synonyms() {
    return synonyms;
  }

  /// @throws IllegalArgumentException where no pattern has this label
  public static Pattern named(String label) {
    for (Pattern pattern : values()) {
      if (pattern.label.equals(label)) {
        return pattern;
      }
    }
    throw new IllegalArgumentException("no pattern is called \"" + label + "\"");
  }
}
