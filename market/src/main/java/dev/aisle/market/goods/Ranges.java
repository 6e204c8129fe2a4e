package dev.aisle.market.goods;

/// Distributions that several categories share.
final class Ranges {
  static final String CLOTHES =
      "black 12, white 9, grey 6, charcoal 4, navy blue 9, blue 6, light blue 4, beige 4, cream 4,"
          + " red 5, burgundy 3, green 4, olive 4, mint 2, teal 2, mustard 2, yellow 2, orange 2,"
          + " coral 2, pink 4, hot pink 1, purple 2, lilac 2, brown 3, camel 3, turquoise 1";
  static final String LEATHERS =
      "black 12, brown 8, camel 8, burgundy 2, navy blue 2, white 3, red 2, beige 3, grey 2,"
          + " olive 1, pink 1, green 1, mustard 1";
  static final String WOODS =
      "natural 9, brown 7, white 5, black 4, grey 2, teal 1, mint 1, mustard 1, navy blue 1";
  static final String DEVICES =
      "black 12, white 6, silver 5, charcoal 5, blue 2, red 1, rose gold 2, gold 1, green 1,"
          + " lilac 1, mint 1";
  static final String BRIGHT =
      "red 6, blue 6, yellow 5, green 5, orange 4, pink 3, purple 3, turquoise 3, hot pink 2,"
          + " light blue 2, mint 1, black 1, white 1, navy blue 1";
  static final String CERAMICS =
      "white 8, cream 4, black 3, grey 3, navy blue 2, blue 3, light blue 2, green 2, mint 2,"
          + " teal 2, red 2, mustard 2, yellow 1, pink 2, coral 1, turquoise 1, olive 1";
  static final String METALS = "silver 8, black 5, gold 3, copper 2, white 2, rose gold 1";
  static final String INTERIOR =
      "grey 7, beige 6, cream 5, white 5, charcoal 4, navy blue 4, teal 3, olive 3, mustard 3,"
          + " green 3, burgundy 2, brown 3, pink 3, coral 1, light blue 3, lilac 1, black 3,"
          + " orange 1, blue 2, red 2";
  static final String CARE =
      "white 6, pink 3, mint 3, light blue 3, lilac 3, green 2, cream 3, black 2, coral 2,"
          + " turquoise 2, yellow 1, orange 1, gold 1";
  static final String PRINTS =
      "solid 12, striped 4, polka dot 2, floral 2, checked 2, camouflage 1, colour block 2,"
          + " geometric 1, leopard print 1, star print 1, chevron 1";
  static final String FABRICS =
      "solid 9, striped 3, polka dot 2, floral 3, checked 3, geometric 3, chevron 3, star print 1,"
          + " leopard print 1";
  static final String GLAZES =
      "solid 9, striped 3, polka dot 3, floral 2, geometric 2, chevron 1, colour block 3,"
          + " star print 1";
  static final String AUDIENCE = "women 5, men 4, kids 2";
  static final String CLOTHES_SIZES = "XS 1, S 3, M 5, L 5, XL 3, XXL 1";
  static final String SHOE_SIZES =
      "35 1, 36 2, 37 3, 38 4, 39 4, 40 4, 41 4, 42 4, 43 3, 44 2, 45 1, 46 1";

  private Ranges() {}
}
