package dev.aisle.market.goods;

/// A maker of goods.
///
/// @param house the design language most of its items share
public record Brand(String name, Department department, Tier tier, Style house) {
  /// Where a brand stands in the market.
  public enum Tier {
    BUDGET(0.62, -0.06),
    MIDDLE(1, 0),
    PREMIUM(1.75, 0.06),
    LUXURY(3.4, 0.1);

    private final double priceFactor;
    private final double qualityEffect;

    Tier(double priceFactor, double qualityEffect) {
      this.priceFactor = priceFactor;
      this.qualityEffect = qualityEffect;
    }

    /// Factor on the median price of a category.
    public double priceFactor() {
      return priceFactor;
    }

    /// Added to the quality of the brand's items.
    public double qualityEffect() {
      return qualityEffect;
    }
  }

  /// Name of the brand's `number`-th model, such as `Tavik V40`: what accessories are made for.
  ///
  /// @param number 0 to 7, older to newer
  public String model(Category category, int number) {
    int letter = Math.floorMod(name.hashCode() * 31 + category.name().hashCode(), 24);
    return name + " " + (char) ('A' + letter) + (10 + number * 5);
  }
}
