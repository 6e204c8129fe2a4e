package dev.aisle.app.experiments;

/// What an online experiment compares. Every metric is a ratio of two sums over shoppers,
/// `R = Σ_i x_i / Σ_i y_i`, where `i` runs over the shoppers who saw at least one page: an arm
/// cannot have touched the others, so leaving them out biases nothing.
public enum OnlineMetric {
  /// Click-through rate: `x = clicks`, `y = exposures`.
  CTR("ctr", "", "clicks over exposures"),
  /// Share of shoppers who click: `x = 1[clicks > 0]`, `y = 1`.
  UCTR("uctr", "", "share of shoppers with a click"),
  /// Conversion rate of clicks: `x = orders`, `y = clicks`.
  CVR("cvr", "", "orders over clicks"),
  /// Share of shoppers who order: `x = 1[orders > 0]`, `y = 1`.
  UCVR("ucvr", "", "share of shoppers with an order"),
  /// Gross merchandise value a shopper: `x = revenue`, `y = 1`. In cents.
  GMV_PER_SHOPPER("gmv-per-shopper", "cents", "revenue over shoppers"),
  /// Orders a page: `x = orders`, `y = pages`.
  ORDERS_PER_PAGE("orders-per-page", "", "orders over pages");

  private final String label;
  private final String unit;
  private final String meaning;

  OnlineMetric(String label, String unit, String meaning) {
    this.label = label;
    this.unit = unit;
    this.meaning = meaning;
  }

  /// The part of a figure's name: `ucvr`.
  public String label() {
    return label;
  }

  /// The unit, empty for a pure number.
  public String unit() {
    return unit;
  }

  /// One clause for people.
  public String meaning() {
    return meaning;
  }

  /// One shopper's `x`.
  public double numerator(Totals totals) {
    return switch (this) {
      case CTR -> totals.clicks();
      case UCTR -> totals.clicks() > 0 ? 1 : 0;
      case CVR, ORDERS_PER_PAGE -> totals.orders();
      case UCVR -> totals.orders() > 0 ? 1 : 0;
      case GMV_PER_SHOPPER -> totals.revenueCents();
    };
  }

  /// One shopper's `y`; 0 for one who saw no page.
  public double denominator(Totals totals) {
    return switch (this) {
      case CTR -> totals.exposures();
      case CVR -> totals.clicks();
      case UCTR, UCVR, GMV_PER_SHOPPER -> totals.pages() > 0 ? 1 : 0;
      case ORDERS_PER_PAGE -> totals.pages();
    };
  }
}
