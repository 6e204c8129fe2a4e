package dev.aisle.market.clicks;

import dev.aisle.core.evaluation.Interval;
import java.util.List;
import java.util.Map;

/// The curve of [Dependent]: attention by row, column and distance from the last click. The last
/// click above a place is seen, so given the clicks above, each place is a coin toss of its own and
/// the method is that of [Examination]. Places below an order say nothing.
public final class DependentFit implements ClickFit {
  private static final AttentionCurve CURVE = new AttentionCurve.LastClick();

  private final Map<String, Interval> parameters;
  private final double[] theta;
  private final Keys keys;
  private final double[] attraction;
  private final double usual;

  private DependentFit(
      Map<String, Interval> parameters,
      double[] theta,
      Keys keys,
      double[] attraction,
      double usual) {
    this.parameters = parameters;
    this.theta = theta;
    this.keys = keys;
    this.attraction = attraction;
    this.usual = usual;
  }

  /// Fits pages whose order was drawn at random.
  ///
  /// @throws IllegalArgumentException for pages of fewer than 20 shoppers
  public static DependentFit of(List<ClickLogPage> pages) {
    Jackknife jackknife = Jackknife.over(pages);
    Exposures exposures = Exposures.followingClicks(pages, jackknife);
    Examination examination = new Examination(exposures, CURVE);
    Examination.Estimate all = examination.fit();
    Map<String, Interval> parameters =
        PositionFit.intervals(
            exposures,
            jackknife,
            List.of("decay", "lastColumn", "distance"),
            all,
            examination.jackknife(all));
    return new DependentFit(
        parameters, all.theta, exposures.keys(), all.attraction(), examination.usual());
  }

  @Override
  public Map<String, Interval> parameters() {
    return Map.copyOf(parameters);
  }

  @Override
  public double attraction(int item) {
    return keys.value(item, attraction, usual);
  }

  @Override
  public void predict(ClickLogPage page, double[] clicks) {
    double[] unused = new double[theta.length];
    int lastRow = 0;
    boolean over = false;
    for (int k = 0; k < page.size(); k++) {
      Exposures.Context context = new Exposures.Context(page.layout(), k, lastRow);
      double looked = over ? 0 : StrictMath.exp(CURVE.log(context, theta, unused));
      clicks[k] = Math.min(1, looked * attraction(page.item(k)));
      over |= page.ordered(k);
      lastRow = page.clicked(k) ? context.row() : lastRow;
    }
  }
}
