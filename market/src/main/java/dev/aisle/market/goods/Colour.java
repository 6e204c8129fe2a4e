package dev.aisle.market.goods;

import java.util.List;

/// The named colours of the market, each with its true sRGB value and other words for it.
@SuppressWarnings("ImmutableEnumChecker") // its collections are never changed
public enum Colour {
  BLACK("black", 0x232326, "jet black"),
  CHARCOAL("charcoal", 0x4a4d52, "anthracite", "dark grey"),
  GREY("grey", 0x8f9399, "gray"),
  SILVER("silver", 0xc3c7cc, "silver-coloured"),
  WHITE("white", 0xf4f4f2, "snow white"),
  CREAM("cream", 0xf0e4c8, "ivory", "off-white"),
  BEIGE("beige", 0xd9c3a0, "sand"),
  CAMEL("camel", 0xbf8d52, "tan", "cognac"),
  NATURAL("natural", 0xd3a86f, "natural wood"),
  BROWN("brown", 0x6b442b, "chocolate"),
  RED("red", 0xc8262e, "crimson"),
  BURGUNDY("burgundy", 0x6e1a30, "wine red", "maroon"),
  CORAL("coral", 0xf4806a, "salmon"),
  ORANGE("orange", 0xee7a1f, "tangerine"),
  MUSTARD("mustard", 0xcf9a2a, "ochre"),
  YELLOW("yellow", 0xf5d033, "lemon yellow"),
  OLIVE("olive", 0x6c6b3a, "khaki"),
  GREEN("green", 0x2f8f4e, "emerald"),
  MINT("mint", 0xa6dcc2, "mint green"),
  TEAL("teal", 0x1f6f78, "petrol"),
  TURQUOISE("turquoise", 0x35bfc4, "aqua"),
  LIGHT_BLUE("light blue", 0x93bfe6, "sky blue", "baby blue"),
  BLUE("blue", 0x2a62c4, "royal blue", "cobalt"),
  NAVY("navy blue", 0x20294e, "navy", "dark blue"),
  PURPLE("purple", 0x6d3a9c, "violet"),
  LILAC("lilac", 0xc0a6dd, "lavender"),
  PINK("pink", 0xf2b0c2, "rose"),
  HOT_PINK("hot pink", 0xe3347f, "fuchsia", "magenta"),
  GOLD("gold", 0xd0a44a, "golden"),
  ROSE_GOLD("rose gold", 0xdda592, "rose-gold"),
  COPPER("copper", 0xb8683a, "copper-coloured"),
  CLEAR("clear", 0xd9e6ea, "transparent");

  private final String label;
  private final int rgb;
  private final List<String> synonyms;

  Colour(String label, int rgb, String... synonyms) {
    this.label = label;
    this.rgb = rgb;
    this.synonyms = List.of(synonyms);
  }

  /// The usual word: `navy blue`.
  public String label() {
    return label;
  }

  /// True colour under white light, `0xRRGGBB`.
  public int rgb() {
    return rgb;
  }

  /// Other words that sellers and shoppers use for it.
  public List<String> synonyms() {
    return synonyms;
  }

  /// Perceived brightness in `[0, 1]`: `0.299 R + 0.587 G + 0.114 B`.
  public double brightness() {
    return (0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255)) / 255;
  }

  /// Euclidean distance in RGB to another colour, in `[0, 442]`.
  public double distance(Colour other) {
    int r = (rgb >> 16 & 255) - (other.rgb >> 16 & 255);
    int g = (rgb >> 8 & 255) - (other.rgb >> 8 & 255);
    int b = (rgb & 255) - (other.rgb & 255);
    return Math.sqrt(r * r + g * g + b * b);
  }

  /// @throws IllegalArgumentException where no colour has this label
  public static Colour named(String label) {
    for (Colour colour : values()) {
      if (colour.label.equals(label)) {
        return colour;
      }
    }
    throw new IllegalArgumentException("no colour is called \"" + label + "\"");
  }
}
