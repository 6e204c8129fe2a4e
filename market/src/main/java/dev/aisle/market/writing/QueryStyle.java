package dev.aisle.market.writing;

/// How shoppers type; all probabilities.
///
/// @param misspelt that one word of a query is misspelt
/// @param nounSynonym that another noun of the category is used: `gown` for `dress`
/// @param wordSynonym that another word for a colour or pattern is used: `petrol` for `teal`
/// @param nounFirst that the noun leads, as in `dress teal silk`
/// @param looseOrder that the words around the noun come in any order
public record QueryStyle(
    double misspelt, double nounSynonym, double wordSynonym, double nounFirst, double looseOrder) {
  /// The usual shopper.
  public static final QueryStyle USUAL = new QueryStyle(0.055, 0.3, 0.2, 0.1, 0.15);

  /// Canonical words in canonical order.
  public static final QueryStyle PLAIN = new QueryStyle(0, 0, 0, 0, 0);

  public QueryStyle {
    require("misspelt", misspelt);
    require("nounSynonym", nounSynonym);
    require("wordSynonym", wordSynonym);
    require("nounFirst", nounFirst);
    require("looseOrder", looseOrder);
  }

  private static void require(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + " but lies in [0, 1]");
    }
  }
}
