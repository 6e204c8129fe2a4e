package dev.aisle.market.needs;

import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.Taxonomy;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a shopper means by a price without naming one, relative to the category's typical price.
public enum PriceLevel {
  /// At most three quarters of the typical price; clearly missed above 1.2 times of it.
  CHEAP("cheap", 0, 0.75, 0, 1.2),
  /// At least 1.6 times the typical price; clearly missed below it.
  LUXURY("luxury", 1.6, Double.POSITIVE_INFINITY, 1, Double.POSITIVE_INFINITY);

  private static final Map<String, Double> TYPICAL =
      Taxonomy.categories().stream()
          .map(Category::name)
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(), name -> typical(Taxonomy.category(name))));

  private final String word;
  private final double from;
  private final double to;
  private final double tolerableFrom;
  private final double tolerableTo;

  PriceLevel(String word, double from, double to, double tolerableFrom, double tolerableTo) {
    this.word = word;
    this.from = from;
    this.to = to;
    this.tolerableFrom = tolerableFrom;
    this.tolerableTo = tolerableTo;
  }

  /// How shoppers and the canonical text of a meaning say it.
  public String word() {
    return word;
  }

  /// How a price does by this level.
  public Verdict verdict(Category category, long cents) {
    double ratio = cents / typicalCents(category);
    if (ratio >= from && ratio <= to) {
      return Verdict.SATISFIED;
    }
    return ratio >= tolerableFrom && ratio <= tolerableTo ? Verdict.MINOR : Verdict.MAJOR;
  }

  /// The price of a middle brand's item of usual size, in cents: the median price times
  /// `exp(Σ elasticity · E[ln(value / first value)])` over the measured attributes.
  public static double typicalCents(Category category) {
    Double known = TYPICAL.get(category.name());
    return known != null ? known : typical(category);
  }

  private static double typical(Category category) {
    double logarithm = 0;
    for (Attribute attribute : category.attributes()) {
      if (attribute instanceof Attribute.Measure measure) {
        double first = measure.odds().values().getFirst();
        logarithm +=
            measure.elasticity() * measure.odds().mean(value -> StrictMath.log(value / first));
      }
    }
    return 100 * category.medianPrice() * StrictMath.exp(logarithm);
  }
}
