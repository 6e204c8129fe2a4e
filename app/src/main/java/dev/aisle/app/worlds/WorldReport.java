package dev.aisle.app.worlds;

import dev.aisle.app.reports.Alarm;
import dev.aisle.app.reports.Axis;
import dev.aisle.app.reports.Comparison;
import dev.aisle.app.reports.Comparison.Column;
import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.app.reports.Estimate;
import dev.aisle.app.reports.Plot;
import dev.aisle.app.reports.Provenance;
import dev.aisle.app.reports.Report;
import dev.aisle.app.reports.Section;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import dev.aisle.market.probe.Claim;
import dev.aisle.market.probe.Plausibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// A world on a page: figures, and plots by the names of their files.
public final class WorldReport {
  private static final Figure.Source SIMULATED = Figure.Source.SIMULATED;
  private static final List<String> WEEKDAYS =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private final WorldRun run;
  private final WorldFindings found;
  private final String name;

  private WorldReport(WorldRun run, WorldFindings found) {
    this.run = run;
    this.found = found;
    this.name = run.world().name();
  }

  /// Measures what was run.
  ///
  /// @param seed of what is drawn to measure it
  public static WorldReport of(WorldRun run, long seed) {
    return new WorldReport(run, WorldFindings.of(run, seed));
  }

  /// The page.
  public Report report(Provenance provenance) {
    List<Plot> plots = List.copyOf(plots().values());
    Report report =
        Report.of("The world " + name, run.world().says() + ".", provenance)
            .with(new Section.Compared("Policies", policies()))
            .with(new Section.Plots("Plots", plots))
            .with(new Section.Figures("Figures", figures()));
    if (run.world().isFinal()) {
      report =
          report.with(
              new Section.Text(
                  "A final world",
                  "This world is kept for final checks. Nothing may be tuned to this page."));
    }
    for (Alarm alarm : alarms()) {
      report = report.with(alarm);
    }
    return report;
  }

  /// Doubts about the production ranking that wrote the log.
  private List<Alarm> alarms() {
    List<Alarm> alarms = new ArrayList<>();
    Claim claim =
        new Claim(
            "production",
            name,
            policy("production"),
            policy("oracle"),
            run.clicks(),
            run.exposures());
    Plausibility.doubts(claim, WorldRun.PLACES)
        .forEach(doubt -> alarms.add(new Alarm(doubt.reason(), doubt.remedy())));
    return alarms;
  }

  private Interval policy(String policy) {
    return Objects.requireNonNull(found.policies().get(policy));
  }

  private Comparison policies() {
    return Comparison.of(Column.objective("true expected clicks a page"))
        .with(Role.RANDOM, "", value("random"))
        .with(Role.POPULARITY, "", value("popularity"))
        .with(Role.BASELINE, "production", value("production"))
        .with(Role.MODEL, "score order", value("score order"))
        .with(Role.ORACLE, "", value("oracle"));
  }

  private List<Figure> value(String policy) {
    return List.of(
        figure("policies/" + policy.replace(' ', '-') + "/clicks-per-page", policy(policy), ""));
  }

  private Figure figure(String figure, Interval interval, String unit) {
    return new Figure("market/" + name + "/" + figure, interval, unit, SIMULATED, 1);
  }

  private Figure figure(String figure, double value, String unit, long n) {
    return Figure.exact("market/" + name + "/" + figure, value, unit, SIMULATED, n);
  }

  /// All figures, as `market/<world>/…`.
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    int visitors = run.visitors();
    figures.add(figure("exposures", (double) run.exposures(), "", run.pages));
    figures.add(figure("ctr", (double) run.clicks() / run.exposures(), "", run.exposures()));
    figures.add(figure("ctr@1", run.clickRate(0), "", run.pages));
    figures.add(figure("ctr@20", run.clickRate(WorldRun.PLACES - 1), "", run.pages));
    figures.add(figure("orders-per-page", (double) run.orders / run.pages, "", run.pages));
    figures.add(
        figure(
            "late-orders",
            (double) run.lateOrders / (run.orders + run.lateOrders),
            "",
            run.orders));
    figures.add(figure("ucvr", Interval.ofShare(run.buyers.cardinality(), visitors), ""));
    int[] pages = Arrays.stream(run.pagesOfShopper).filter(count -> count > 0).sorted().toArray();
    figures.add(figure("pages-per-shopper/median", pages[pages.length / 2], "", visitors));
    figures.add(figure("pages-per-shopper/max", pages[pages.length - 1], "", visitors));
    figures.add(figure("exposure-gini", found.exposureGini(), "", run.exposuresOfItem.length));
    figures.add(figure("never-shown", found.neverShown(), "", run.exposuresOfItem.length));
    figures.add(figure("sellers-left", run.sellersLeft[run.sellersLeft.length - 1], "", sellers()));
    figures.add(figure("pictures/auc/title", found.pictures().title(), ""));
    figures.add(figure("pictures/auc/picture", found.pictures().picture(), ""));
    figures.add(figure("pictures/auc/both", found.pictures().both(), ""));
    figures.add(figure("pictures/gain", found.pictures().gain(), ""));
    int asks = found.neighbours().gains().size();
    figures.add(figure("neighbours/over-utility", found.neighbours().overUtility(), "×", asks));
    figures.add(figure("neighbours/over-value", found.neighbours().overValue(), "×", asks));
    found.policies().keySet().forEach(policy -> figures.addAll(value(policy)));
    for (WorldFindings.Fitted fitted : found.fitted()) {
      String parameter = "fitted/" + fitted.name().replace(' ', '/');
      figures.add(figure(parameter, fitted.estimate(), ""));
      figures.add(figure(parameter + "/truth", fitted.truth(), "", 1));
    }
    return figures;
  }

  private int sellers() {
    return run.market.shelf().catalog().sellers().size();
  }

  /// All plots, by the names that their files bear.
  public Map<String, Plot> plots() {
    Map<String, Plot> plots = new LinkedHashMap<>();
    plots.put("clicks-by-position", clicksByPosition());
    plots.put("histories", histories());
    plots.put("orders-by-hour", orders("hour of the day (UTC)", hours(), run.ordersByHour));
    plots.put("orders-by-weekday", orders("weekday", WEEKDAYS, run.ordersByWeekday));
    plots.put("pictures", pictures());
    plots.put("neighbours", neighbours());
    plots.put("sellers", sellersOverTime());
    plots.put("grades", grades());
    plots.put("exposure", exposure());
    plots.put("click-model", clickModel());
    return plots;
  }

  private Plot clicksByPosition() {
    List<Plot.Series> series = new ArrayList<>();
    String[][] names = {{"search, phone", "search, desktop"}, {"feed, phone", "feed, desktop"}};
    for (int scene = 0; scene < 2; scene++) {
      for (int device = 0; device < 2; device++) {
        double[] x = new double[WorldRun.PLACES];
        double[] y = new double[WorldRun.PLACES];
        for (int k = 0; k < WorldRun.PLACES; k++) {
          x[k] = k + 1;
          y[k] = (double) run.clicked[scene][device][k] / Math.max(1, run.shown[scene][device][k]);
        }
        series.add(Plot.Series.of(names[scene][device], x, y));
      }
    }
    return new Plot.Lines(
        "Clicks by position",
        "Share of exposures that were clicked, under production and exploration.",
        Axis.of("position"),
        Axis.of("click rate").percent(),
        series);
  }

  private Plot histories() {
    int[] pages = Arrays.stream(run.pagesOfShopper).filter(count -> count > 0).sorted().toArray();
    List<Double> ranks = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    for (double rank = 1; rank <= pages.length; rank = Math.max(rank + 1, Math.rint(rank * 1.3))) {
      ranks.add(rank);
      counts.add((double) pages[pages.length - (int) rank]);
    }
    return new Plot.Lines(
        "Pages per shopper",
        "Shoppers from the most active one on; many saw a page or two, or none at all.",
        Axis.of("rank").logarithmic(),
        Axis.of("pages").logarithmic(),
        List.of(Plot.Series.of("shoppers", array(ranks), array(counts))));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<String> hours() {
    return IntStream.range(0, 24)
        .mapToObj(hour -> String.format(Locale.ROOT, "%02d", hour))
        .toList();
  }

  private static Plot orders(String by, List<String> names, long[] counts) {
    return new Plot.Bars(
        "Orders by " + by,
        "Orders from pages and, later, from carts.",
        Axis.of("orders"),
        names,
        List.of(
            new Plot.Group(
                "orders",
                Arrays.stream(counts).asDoubleStream().mapToObj(Estimate::exact).toList())));
  }

  private Plot pictures() {
    return new Plot.Points(
        "What titles and pictures tell of a click",
        "AUC of a logistic regression on what can be seen; 0.5 tells nothing. Intervals by shopper.",
        Axis.of("AUC"),
        0.5,
        List.of(
            new Plot.Row("title", Estimate.of(found.pictures().title())),
            new Plot.Row("picture", Estimate.of(found.pictures().picture())),
            new Plot.Row("both", Estimate.of(found.pictures().both()))));
  }

  private Plot neighbours() {
    double[] gains =
        found.neighbours().gains().stream().mapToDouble(gain -> Math.min(gain, 2) - 1).toArray();
    if (Arrays.stream(gains).max().orElse(0) < 1e-9) {
      gains[0] = 1e-9; // A histogram needs a range.
    }
    return Plot.Histogram.of(
        "What the order of a page is worth",
        String.format(
            Locale.ROOT,
            "True expected orders of the best order of six items over the order of utilities, by"
                + " page; more than 100 %% is put at 100 %%. All pages together: %+.1f %%, and"
                + " %+.1f %% over the order of what each item brings by itself.",
            100 * (found.neighbours().overUtility() - 1),
            100 * (found.neighbours().overValue() - 1)),
        Axis.of("more orders").percent(),
        gains,
        20);
  }

  private Plot sellersOverTime() {
    double[] x = new double[run.sellersLeft.length];
    double[] y = new double[x.length];
    for (int day = 0; day < x.length; day++) {
      x[day] = day + 1;
      y[day] = 1 - run.sellersLeft[day] / sellers();
    }
    return new Plot.Lines(
        "Sellers who are still there",
        "Share of all sellers; who sells nothing for long may leave.",
        Axis.of("day"),
        Axis.of("sellers").percent(),
        List.of(Plot.Series.of("sellers", x, y)));
  }

  private Plot grades() {
    long all = Math.max(1, Arrays.stream(run.gradeShown).sum());
    List<Estimate> shares = new ArrayList<>();
    List<Estimate> rates = new ArrayList<>();
    for (int grade = run.gradeShown.length - 1; grade >= 0; grade--) {
      shares.add(Estimate.exact((double) run.gradeShown[grade] / all));
      rates.add(
          Estimate.exact((double) run.gradeClicked[grade] / Math.max(1, run.gradeShown[grade])));
    }
    return new Plot.Bars(
        "True grades of what searches show",
        "First ten places of searches.",
        Axis.of("share of exposures; click rate").percent(),
        List.of("exact", "significant", "marginal", "trivial", "irrelevant"),
        List.of(new Plot.Group("share", shares), new Plot.Group("click rate", rates)));
  }

  private Plot exposure() {
    long[] sorted = run.exposuresOfItem.clone();
    Arrays.sort(sorted);
    double all = Math.max(1, Arrays.stream(sorted).sum());
    double[] x = new double[51];
    double[] y = new double[51];
    double sum = 0;
    int item = 0;
    for (int step = 0; step <= 50; step++) {
      int end = (int) ((long) sorted.length * step / 50);
      while (item < end) {
        sum += sorted[item++];
      }
      x[step] = step / 50.0;
      y[step] = sum / all;
    }
    return new Plot.Lines(
        "Who gets the exposures",
        String.format(
            Locale.ROOT,
            "Lorenz curve of exposures over items, the least shown first; Gini %.2f.",
            found.exposureGini()),
        Axis.of("items").percent(),
        Axis.of("exposures").percent(),
        List.of(
            Plot.Series.of("items", x, y),
            Plot.Series.of("if all were equal", new double[] {0, 1}, new double[] {0, 1})));
  }

  private Plot clickModel() {
    List<Plot.Row> rows = new ArrayList<>();
    for (WorldFindings.Fitted fitted : found.fitted()) {
      Interval estimate = fitted.estimate();
      rows.add(
          new Plot.Row(
              fitted.name(),
              new Estimate(
                  estimate.value() - fitted.truth(),
                  estimate.low() - fitted.truth(),
                  estimate.high() - fitted.truth())));
    }
    return new Plot.Points(
        "Click model, fitted less true",
        "Parameters fitted to pages in random order, with 95 % intervals; 0 is the truth.",
        Axis.of("fitted less true"),
        0,
        rows);
  }
}
