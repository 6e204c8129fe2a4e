package dev.aisle.learning.samples;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How likely a place of a page is looked at, relative to the first, learned from the log: what
/// clicks of a lower place are divided by before they are believed (Joachims, Swaminathan and
/// Schnabel, WSDM 2017). A curve for each scene and device, since pages are laid out by device.
///
/// **Where the logging policy explores**, its propensities `p` tell: in
/// ```
/// rate(k) = sum over exposures at k of click / p   divided by   sum over them of 1 / p
/// ```
/// each candidate that may stand at `k` counts as often as it would had the order been drawn
/// evenly, so all places show the same mix of items and `rate(k)` is proportional to the chance
/// that `k` is looked at.
///
/// **Where all propensities are 1**, items are their own control: with `clicks(i, k)` of item `i`
/// at place `k` Poisson with mean `views(i, k) · look(k) · appeal(i)`, both factors are found in
/// turn,
/// ```
/// look(k)   = clicks(k) / sum over i of views(i, k) appeal(i)
/// appeal(i) = (clicks(i) + a r) / (sum over k of views(i, k) look(k) + a),
/// ```
/// with a prior of `a` views at the usual rate `r`. Weaker: the order may follow what only this
/// query or this shopper likes, which looks like attention.
///
/// **Smoothing.** Both are pulled towards their best non-increasing fit (pool adjacent violators)
/// with the strength of [#PRIOR_CLICKS] clicks, and kept above [#FLOOR], so that no click is worth
/// more than twenty. With fewer than [#LEAST_CLICKS] clicks the curve is DCG's discount.
public final class PositionBias {
  /// The smallest propensity.
  public static final double FLOOR = 0.05;

  /// Clicks below which a curve is not estimated.
  public static final int LEAST_CLICKS = 100;

  /// How many clicks at a place the non-increasing fit weighs.
  public static final double PRIOR_CLICKS = 20;

  /// The place from which on all are alike.
  public static final int PLACES = 100;

  private static final double PRIOR_VIEWS = 20;
  private static final int TURNS = 30;

  /// How a curve came about.
  public enum Method {
    /// By the propensities that the log says.
    PROPENSITIES,
    /// By the items themselves.
    ITEM_CONTROL,
    /// Too few clicks: DCG's discount.
    DISCOUNT
  }

  /// Where a page was shown.
  ///
  /// @param device of the request's context, empty where it says none
  public record Place(Scene scene, String device) {
    static Place of(LoggedPage page) {
      return new Place(
          page.impression().scene(), page.impression().context().getOrDefault("device", ""));
    }
  }

  /// A curve.
  ///
  /// @param propensities of positions from 1 on, each in `[FLOOR, 1]`
  /// @param clicks that it is made of
  public record Curve(List<Double> propensities, Method method, long clicks) {
    public Curve {
      propensities = List.copyOf(propensities);
    }

    /// The propensity of a 1-based position.
    public double at(int position) {
      return propensities.get(Math.min(position, propensities.size()) - 1);
    }
  }

  private final Map<Place, Curve> curves;

  private PositionBias(Map<Place, Curve> curves) {
    this.curves = Map.copyOf(curves);
  }

  /// Learns the curves from the exposed rows of pages.
  public static PositionBias estimate(List<LoggedPage> pages) {
    Map<Place, List<LoggedPage>> byPlace = new HashMap<>();
    for (LoggedPage page : pages) {
      byPlace.computeIfAbsent(Place.of(page), _ -> new ArrayList<>()).add(page);
    }
    Map<Place, Curve> curves = new HashMap<>();
    byPlace.forEach((place, of) -> curves.put(place, curve(of)));
    return new PositionBias(curves);
  }

  /// All curves.
  public Map<Place, Curve> curves() {
    return curves;
  }

  /// The curve of a scene on a device; DCG's discount where the log had none.
  public Curve curve(Scene scene, String device) {
    Curve curve = curves.get(new Place(scene, device));
    return curve == null ? discount(0) : curve;
  }

  /// How likely an exposed row was looked at, in `[FLOOR, 1]`.
  public double propensity(LoggedPage page, int row) {
    Place place = Place.of(page);
    return curve(place.scene(), place.device()).at(page.position(row));
  }

  private static Curve curve(List<LoggedPage> pages) {
    long clicks = 0;
    boolean explored = false;
    for (LoggedPage page : pages) {
      for (int row = 0; row < page.exposed(); row++) {
        clicks += page.clicked(row) ? 1 : 0;
        explored |= page.propensity(row) < 1;
      }
    }
    if (clicks < LEAST_CLICKS) {
      return discount(clicks);
    }
    Rates rates = explored ? byPropensity(pages) : byItems(pages);
    return new Curve(smoothed(rates), explored ? Method.PROPENSITIES : Method.ITEM_CONTROL, clicks);
  }

  private static Curve discount(long clicks) {
    List<Double> propensities = new ArrayList<>();
    for (int k = 1; k <= PLACES; k++) {
      propensities.add(Math.max(FLOOR, StrictMath.log(2) / StrictMath.log1p(k)));
    }
    return new Curve(propensities, Method.DISCOUNT, clicks);
  }

  /// A rate for each place and how many clicks it is worth; places behind the last shown one have
  /// neither.
  private static final class Rates {
    private final double[] rate = new double[PLACES];
    private final double[] worth = new double[PLACES];
  }

  private static int place(LoggedPage page, int row) {
    return Math.min(page.position(row), PLACES) - 1;
  }

  private static Rates byPropensity(List<LoggedPage> pages) {
    double[] weights = new double[PLACES];
    double[] clicks = new double[PLACES];
    double[] squares = new double[PLACES];
    for (LoggedPage page : pages) {
      for (int row = 0; row < page.exposed(); row++) {
        int k = place(page, row);
        double weight = 1 / page.propensity(row);
        weights[k] += weight;
        if (page.clicked(row)) {
          clicks[k] += weight;
          squares[k] += weight * weight;
        }
      }
    }
    Rates rates = new Rates();
    for (int k = 0; k < PLACES; k++) {
      rates.rate[k] = weights[k] == 0 ? 0 : clicks[k] / weights[k];
      rates.worth[k] = squares[k] == 0 ? 0 : clicks[k] * clicks[k] / squares[k];
    }
    return rates;
  }

  /// What was shown and clicked of one item, by place.
  private static final class Shown {
    private final int[] views = new int[PLACES];
    private long clicks;
  }

  private static Rates byItems(List<LoggedPage> pages) {
    Map<ItemId, Shown> byItem = new HashMap<>();
    double[] clicks = new double[PLACES];
    double all = 0;
    double views = 0;
    for (LoggedPage page : pages) {
      for (int row = 0; row < page.exposed(); row++) {
        Shown shown = byItem.computeIfAbsent(page.items().get(row), _ -> new Shown());
        int k = place(page, row);
        shown.views[k]++;
        views++;
        if (page.clicked(row)) {
          shown.clicks++;
          clicks[k]++;
          all++;
        }
      }
    }
    List<Shown> items = List.copyOf(byItem.values());
    double usual = all / views;
    double[] look = new double[PLACES];
    Arrays.fill(look, 1);
    double[] expected = new double[PLACES];
    for (int turn = 0; turn < TURNS; turn++) {
      Arrays.fill(expected, 0);
      for (Shown item : items) {
        double looked = PRIOR_VIEWS;
        for (int k = 0; k < PLACES; k++) {
          looked += item.views[k] * look[k];
        }
        double appeal = (item.clicks + PRIOR_VIEWS * usual) / looked;
        for (int k = 0; k < PLACES; k++) {
          expected[k] += item.views[k] * appeal;
        }
      }
      for (int k = 0; k < PLACES; k++) {
        look[k] = expected[k] == 0 ? 0 : clicks[k] / expected[k];
      }
    }
    Rates rates = new Rates();
    for (int k = 0; k < PLACES; k++) {
      rates.rate[k] = look[k];
      rates.worth[k] = clicks[k];
    }
    return rates;
  }

  private static List<Double> smoothed(Rates rates) {
    double[] fit = nonIncreasing(rates.rate, rates.worth);
    double[] smooth = new double[PLACES];
    for (int k = 0; k < PLACES; k++) {
      smooth[k] =
          (rates.worth[k] * rates.rate[k] + PRIOR_CLICKS * fit[k])
              / (rates.worth[k] + PRIOR_CLICKS);
    }
    List<Double> propensities = new ArrayList<>(PLACES);
    for (double rate : smooth) {
      propensities.add(Math.clamp(rate / smooth[0], FLOOR, 1));
    }
    return propensities;
  }

  /// The non-increasing sequence nearest to `values` by weighted squares: neighbours in the wrong
  /// order are pooled until none are (Ayer et al., 1955). Places without weight continue the one
  /// before.
  static double[] nonIncreasing(double[] values, double[] weights) {
    int n = values.length;
    double[] level = new double[n];
    double[] mass = new double[n];
    int[] length = new int[n];
    int blocks = 0;
    for (int k = 0; k < n; k++) {
      if (weights[k] <= 0 && blocks > 0) {
        length[blocks - 1]++;
        continue;
      }
      level[blocks] = values[k];
      mass[blocks] = weights[k];
      length[blocks] = 1;
      blocks++;
      while (blocks > 1 && level[blocks - 2] < level[blocks - 1]) {
        double total = mass[blocks - 2] + mass[blocks - 1];
        level[blocks - 2] =
            total == 0
                ? level[blocks - 1]
                : (level[blocks - 2] * mass[blocks - 2] + level[blocks - 1] * mass[blocks - 1])
                    / total;
        mass[blocks - 2] = total;
        length[blocks - 2] += length[blocks - 1];
        blocks--;
      }
    }
    double[] fit = new double[n];
    int k = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < length[block]; i++) {
        fit[k++] = level[block];
      }
    }
    return fit;
  }
}
