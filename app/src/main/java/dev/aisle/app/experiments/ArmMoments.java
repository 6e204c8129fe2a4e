package dev.aisle.app.experiments;

/// What the shoppers of one arm add up to for one metric: sums and sums of products, enough for
/// every estimate and its standard error, so that nobody keeps the shoppers.
///
/// A shopper gives four numbers: `x` and `y`, numerator and denominator of the metric during the
/// experiment, and `u` and `v`, the same in the pre-period. Mutable; not for several threads.
public final class ArmMoments {
  private long shoppers;
  private double x;
  private double y;
  private double u;
  private double v;
  private double xx;
  private double xy;
  private double yy;
  private double uu;
  private double uv;
  private double vv;
  private double xu;
  private double xv;
  private double yu;
  private double yv;

  /// The shoppers of an arm that have seen a page.
  public static ArmMoments of(OnlineMetric metric, Iterable<ShopperTotals> shoppers) {
    ArmMoments moments = new ArmMoments();
    shoppers.forEach(shopper -> moments.add(metric, shopper));
    return moments;
  }

  /// Takes in a shopper; one who saw no page is left out.
  public void add(OnlineMetric metric, ShopperTotals shopper) {
    if (shopper.during().pages() > 0) {
      add(
          metric.numerator(shopper.during()),
          metric.denominator(shopper.during()),
          metric.numerator(shopper.before()),
          metric.denominator(shopper.before()));
    }
  }

  /// Takes in a shopper by numbers.
  public void add(
      double numerator, double denominator, double numeratorBefore, double denominatorBefore) {
    shoppers++;
    x += numerator;
    y += denominator;
    u += numeratorBefore;
    v += denominatorBefore;
    xx += numerator * numerator;
    xy += numerator * denominator;
    yy += denominator * denominator;
    uu += numeratorBefore * numeratorBefore;
    uv += numeratorBefore * denominatorBefore;
    vv += denominatorBefore * denominatorBefore;
    xu += numerator * numeratorBefore;
    xv += numerator * denominatorBefore;
    yu += denominator * numeratorBefore;
    yv += denominator * denominatorBefore;
  }

  /// Takes in other shoppers of the arm.
  public void add(ArmMoments other) {
    shoppers += other.shoppers;
    x += other.x;
    y += other.y;
    u += other.u;
    v += other.v;
    xx += other.xx;
    xy += other.xy;
    yy += other.yy;
    uu += other.uu;
    uv += other.uv;
    vv += other.vv;
    xu += other.xu;
    xv += other.xv;
    yu += other.yu;
    yv += other.yv;
  }

  /// Shoppers taken in.
  public long shoppers() {
    return shoppers;
  }

  /// The metric, `R = Σx / Σy`; NaN where the denominator is 0.
  public double value() {
    return x / y;
  }

  /// Variance of one shopper's linearised outcome `z = (x − R y) / ȳ` (delta method; Deng,
  /// Knoblich, Lu, KDD 2018), so that `var(R) = variance() / shoppers()`. NaN for fewer than two
  /// shoppers.
  public double variance() {
    double ratio = value();
    double residual = xx - 2 * ratio * xy + ratio * ratio * yy;
    return perShopper(residual) / square(y / shoppers);
  }

  /// Standard error of [#value].
  public double error() {
    return Math.sqrt(variance() / shoppers);
  }

  /// The pre-period's metric over both arms.
  static double valueBefore(ArmMoments a, ArmMoments b) {
    return (a.u + b.u) / (a.v + b.v);
  }

  /// Mean over the arm of the covariate `w = u − valueBefore · v`.
  double covariateMean(double valueBefore) {
    return (u - valueBefore * v) / shoppers;
  }

  /// Variance of the covariate within the arm.
  double covariateVariance(double valueBefore) {
    double squares = uu - 2 * valueBefore * uv + square(valueBefore) * vv;
    return perShopper(squares - shoppers * square(covariateMean(valueBefore)));
  }

  /// Covariance of the linearised outcome and the covariate within the arm; the outcome has mean 0.
  double covariance(double valueBefore) {
    double products = xu - valueBefore * xv - value() * (yu - valueBefore * yv);
    return products / (shoppers - 1) / (y / shoppers);
  }

  /// Cancellation can leave a variance of 0 slightly negative.
  private double perShopper(double squares) {
    return shoppers < 2 ? Double.NaN : Math.max(0, squares) / (shoppers - 1);
  }

  private static double square(double a) {
    return a * a;
  }
}
