package dev.aisle.market.clicks;

import dev.aisle.core.evaluation.Interval;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The position based model: attention per place relative to the first one, attraction per item.
/// The curve of [PositionBased] is fitted beside the free table, to compare it with a world's
/// numbers; predictions use the table. See [Examination] for the method.
public final class PositionFit implements ClickFit {
  private final Map<Exposures.Context, Interval> attention;
  private final Map<String, Interval> parameters;
  private final Keys keys;
  private final double[] attraction;
  private final double usual;

  private PositionFit(
      Map<Exposures.Context, Interval> attention,
      Map<String, Interval> parameters,
      Keys keys,
      double[] attraction,
      double usual) {
    this.attention = attention;
    this.parameters = parameters;
    this.keys = keys;
    this.attraction = attraction;
    this.usual = usual;
  }

  /// Fits pages whose order was drawn at random.
  ///
  /// @throws IllegalArgumentException for pages of fewer than 20 shoppers
  public static PositionFit of(List<ClickLogPage> pages) {
    Jackknife jackknife = Jackknife.over(pages);
    Exposures exposures = Exposures.all(pages, jackknife);
    AttentionCurve.Table table = new AttentionCurve.Table(exposures.contexts());
    Examination examination = new Examination(exposures, table);
    Examination.Estimate all = examination.fit();
    Examination.Estimate[] without = examination.jackknife(all);

    Map<Exposures.Context, Interval> attention = new HashMap<>();
    exposures.contexts().forEach(context -> attention.put(context, new Interval(1, 1, 1, 0)));
    table
        .index()
        .forEach(
            (context, at) ->
                attention.put(
                    context,
                    jackknife.interval(all.theta[at], parameter(without, at), StrictMath::exp)));
    return new PositionFit(
        attention,
        curve(exposures, jackknife),
        exposures.keys(),
        all.attraction(),
        examination.usual());
  }

  private static Map<String, Interval> curve(Exposures exposures, Jackknife jackknife) {
    Examination examination = new Examination(exposures, new AttentionCurve.Base());
    Examination.Estimate all = examination.fit();
    return intervals(
        exposures, jackknife, List.of("decay", "lastColumn"), all, examination.jackknife(all));
  }

  /// The intervals of named parameters, without those that no page speaks for.
  static Map<String, Interval> intervals(
      Exposures exposures,
      Jackknife jackknife,
      List<String> names,
      Examination.Estimate all,
      Examination.Estimate[] without) {
    boolean columns = exposures.contexts().stream().anyMatch(context -> context.across() > 0);
    Map<String, Interval> intervals = new LinkedHashMap<>();
    for (int a = 0; a < names.size(); a++) {
      if (columns || !names.get(a).equals("lastColumn")) {
        intervals.put(
            names.get(a), jackknife.interval(all.theta[a], parameter(without, a), v -> v));
      }
    }
    return intervals;
  }

  private static double[] parameter(Examination.Estimate[] estimates, int index) {
    double[] values = new double[estimates.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = estimates[i].theta[index];
    }
    return values;
  }

  /// Attention at a place (from 0) relative to the first place, or null where no page of the log
  /// had such a place.
  public @Nullable Interval attention(Layout layout, int place) {
    return attention.get(new Exposures.Context(layout, place, 0));
  }

  @Override
  public Map<String, Interval> parameters() {
    return Map.copyOf(parameters);
  }

  @Override
  public double attraction(int item) {
    return keys.value(item, attraction, usual);
  }

  /// @throws IllegalArgumentException for a page with a place that no page of the log had
  @Override
  public void predict(ClickLogPage page, double[] clicks) {
    for (int k = 0; k < page.size(); k++) {
      Interval looked = attention(page.layout(), k);
      if (looked == null) {
        throw new IllegalArgumentException(
            "no page that was fitted had a place " + k + " in " + page.layout());
      }
      clicks[k] = Math.min(1, looked.value() * attraction(page.item(k)));
    }
  }
}
