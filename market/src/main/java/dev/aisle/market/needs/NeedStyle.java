package dev.aisle.market.needs;

import java.util.List;

/// What needs are about. The weights need not add up to anything; they are compared with each other
/// for every wish that is drawn.
///
/// @param counts probability of holding 0, 1, 2 … wishes; adds up to 1
/// @param look weight of wishes about colour, pattern, material and finish together
/// @param detail weight of wishes about the category's own attributes together
/// @param brand weight of a wish about the brand
/// @param price weight of a wish about the price
/// @param model probability that a wish for a brand is one for the very model, where it has one
/// @param fits probability that who needs an accessory of a modelled product says for which; this
///     wish is held beside those that `counts` counts
/// @param negation probability that a wish is about a value that is not wanted
/// @param clarity mean of the needs' clarity, which spreads by up to 0.3 to both sides within
///     `[0, 1]`
public record NeedStyle(
    List<Double> counts,
    double look,
    double detail,
    double brand,
    double price,
    double model,
    double fits,
    double negation,
    double clarity) {
  /// The usual mixture.
  public static final NeedStyle USUAL =
      new NeedStyle(
          List.of(0.08, 0.27, 0.33, 0.2, 0.09, 0.03),
          0.45,
          0.28,
          0.12,
          0.15,
          0.25,
          0.85,
          0.07,
          0.65);

  public NeedStyle {
    counts = List.copyOf(counts);
    double sum = 0;
    for (double probability : counts) {
      requireProbability("counts", probability);
      sum += probability;
    }
    if (Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException("counts add up to " + sum + ", not to 1");
    }
    requireWeight("look", look);
    requireWeight("detail", detail);
    requireWeight("brand", brand);
    requireWeight("price", price);
    requireProbability("model", model);
    requireProbability("fits", fits);
    requireProbability("negation", negation);
    requireProbability("clarity", clarity);
  }

  /// The same needs, held with another clarity.
  public NeedStyle withClarity(double mean) {
    return new NeedStyle(counts, look, detail, brand, price, model, fits, negation, mean);
  }

  /// The same needs with another share of negations.
  public NeedStyle withNegation(double probability) {
    return new NeedStyle(counts, look, detail, brand, price, model, fits, probability, clarity);
  }

  private static void requireProbability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " is " + value + " but lies in [0, 1]");
    }
  }

  private static void requireWeight(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " is " + value + " but must be 0 or more");
    }
  }
}
