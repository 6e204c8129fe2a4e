package dev.aisle.market.worlds;

/// One way that shoppers, sellers and pages work. All shares and probabilities lie in `[0, 1]`,
/// all weights are in units of log-odds.
///
/// @param name short, lower case: `position`
/// @param says what is special about it, one sentence
/// @param isFinal whether it is kept for final checks: commands that train or tune refuse it unless
///     `--final` is given
public record World(
    String name,
    String says,
    boolean isFinal,
    Taste taste,
    Utility utility,
    Attention attention,
    Neighbours neighbours,
    Purchase purchase,
    Visits visits,
    Queries queries,
    Listings listings,
    Sellers sellers,
    Logging logging,
    Objectives objectives) {

  /// What shoppers look for in an item before they click.
  public record Taste(
      @Bounds(min = 0, max = 10, says = "weight of how well an item seems to fit what is wanted")
          double fit,
      @Bounds(min = 0, max = 5, says = "weight of how the item looks, which its picture shows")
          double look,
      @Bounds(min = 0, max = 5, says = "weight of what the item can do, which only texts tell")
          double make,
      @Bounds(min = 0, max = 5, says = "weight of the brand") double brand,
      @Bounds(min = 0, max = 5, says = "weight of a price above what the shopper likes to pay")
          double price,
      @Bounds(min = 0, max = 5, says = "weight of the stars") double rating,
      @Bounds(min = 0, max = 5, says = "weight of being new in the shop") double novelty,
      @Bounds(min = 0, max = 5, says = "spread of what nothing explains, per shopper and item")
          double whim,
      @Bounds(min = 0, max = 1, says = "share of taste that search and feed have in common")
          double shared,
      @Bounds(min = 0, max = 3, says = "how much archetypes differ in products of two sides")
          double archetypes,
      @Bounds(min = 0, max = 1, says = "how much of an item's look pictures tell; 0: nothing new")
          double pictures) {}

  /// How the sides become one utility.
  public record Utility(
      UtilityForm form,
      @Bounds(min = -10, max = 5, says = "log-odds of a click on an item of no special appeal")
          double intercept,
      @Bounds(min = 1, max = 5, says = "how much more a loss weighs than a gain (reference form)")
          double lossAversion) {}

  /// How pages are read.
  public record Attention(
      ClickModel clicks,
      @Bounds(
              min = 0,
              max = 3,
              says = "fall of attention with the place: 1 / place^decay on phones")
          double decay,
      @Bounds(min = 0, max = 1, says = "attention in a row's last column over its first (desktop)")
          double lastColumn,
      @Bounds(min = 0, max = 1, says = "share of visits from phones: one column instead of four")
          double phones,
      @Bounds(min = 0, max = 1, says = "going on after a place that was not clicked (cascade)")
          double afterSkip,
      @Bounds(min = 0, max = 1, says = "going on after a click that did not satisfy (cascade)")
          double afterClick,
      @Bounds(min = 0, max = 3, says = "fall of attention with the distance from the last click")
          double distance) {}

  /// What the items around an item do to its appeal.
  public record Neighbours(
      @Bounds(
              min = 0,
              max = 3,
              says = "appeal per unit of log price below the mean price seen above")
          double anchoring,
      @Bounds(min = 0, max = 3, says = "appeal from being better than the item just above")
          double contrast,
      @Bounds(min = 0, max = 5, says = "appeal lost to the most similar item above")
          double substitution) {}

  /// What happens after a click.
  public record Purchase(
      @Bounds(
              min = -10,
              max = 5,
              says = "log-odds of an order after a click without special appeal")
          double intercept,
      @Bounds(min = 0, max = 10, says = "weight of the true fit, known once the page is open")
          double fit,
      @Bounds(min = 0, max = 5, says = "weight of the rest of the appeal") double appeal,
      @Bounds(min = 0, max = 10, says = "weight of quality, which pages and pictures only hint at")
          double quality,
      @Bounds(min = 0, max = 5, says = "log-odds lost per unit of log price above the budget")
          double budget,
      @Bounds(min = 0, max = 1, says = "share of items in the cart that are ordered on a later day")
          double later,
      @Bounds(min = 0, max = 3, says = "how much a good visit brings the next one nearer")
          double comeBack) {}

  /// When shoppers come and what for.
  public record Visits(
      @Bounds(min = 0, max = 3, says = "Zipf exponent of activity over shoppers") double zipf,
      @Bounds(min = 1, max = 20, says = "mean pages of a visit") double pages,
      @Bounds(min = 0, max = 1, says = "share of pages that are searches; the others are feeds")
          double search,
      @Bounds(min = 0, max = 1, says = "share of visits with only a vague idea of what is wanted")
          double vague,
      @Bounds(min = 0.1, max = 5, says = "traffic of a Saturday or Sunday over a weekday's")
          double weekend,
      @Bounds(min = 0, max = 3, says = "spread of the appetite for variety over shoppers")
          double appetite,
      @Bounds(min = 0, max = 3, says = "spread of that appetite over the visits of one shopper")
          double mood) {}

  /// How wants are put into words.
  public record Queries(
      @Bounds(min = 0, max = 1, says = "share of wishes with a price limit") double priceLimit,
      @Bounds(min = 0, max = 1, says = "share of wishes that something be absent") double negation,
      @Bounds(min = 0, max = 1, says = "share of wishes that name a brand") double brand,
      @Bounds(min = 0, max = 1, says = "share of wishes about colour, pattern, material or finish")
          double looks,
      @Bounds(min = 0, max = 0.5, says = "probability of misspelling a word") double misspelt) {}

  /// How sellers list items.
  public record Listings(
      @Bounds(min = 0, max = 2, says = "how much titles leave out, over the usual")
          double omission) {}

  /// How sellers fare.
  public record Sellers(
      @Bounds(min = 0, max = 1, says = "share of a week's takings that a seller puts into stock")
          double growth,
      @Bounds(min = 1, max = 365, says = "days without a sale after which a seller may leave")
          double patience,
      @Bounds(min = 0, max = 0.5, says = "share by which a price falls after a week without a sale")
          double discount) {}

  /// What the shop showed while the log was written.
  public record Logging(
      @Bounds(min = 0, max = 1, says = "share of pages in an order drawn at random") double explore,
      @Bounds(min = 20, max = 200, says = "candidates that a random order is drawn from")
          int explored,
      @Bounds(min = 0, max = 5, says = "weight of past clicks in what is let through")
          double popularity,
      @Bounds(min = 0, max = 5, says = "spread of the ranking's errors") double noise) {}

  /// What the shop cares for, by hour: the weights of clicks, orders, revenue and small sellers
  /// drift between day and night.
  public record Objectives(
      @Bounds(min = 0, max = 24, says = "first hour of the day in which orders count most")
          double ordersFrom,
      @Bounds(min = 0, max = 24, says = "first hour after it in which small sellers count most")
          double growthFrom) {}
}
