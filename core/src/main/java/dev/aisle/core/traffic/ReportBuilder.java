package dev.aisle.core.traffic;

import dev.aisle.core.queries.Scene;
import dev.aisle.core.traffic.TrafficReport.Point;
import dev.aisle.core.traffic.TrafficReport.QueryCounts;
import dev.aisle.core.traffic.TrafficReport.SceneRates;
import dev.aisle.core.traffic.TrafficReport.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds the steps of a window up.
final class ReportBuilder {
  private static final Comparator<QueryCounts> MOST_FIRST =
      Comparator.comparingLong(QueryCounts::searches).reversed().thenComparing(QueryCounts::query);

  /// A query's counts in several steps.
  private static final class Sum {
    private long seen;
    private long beyondUnseen;
    private long clicked;
    private long orders;

    void add(FrequentQueries.Entry entry, int unseen) {
      seen += entry.seen();
      beyondUnseen += entry.atMost() - unseen;
      clicked += entry.clicked();
      orders += entry.orders();
    }
  }

  private final Window window;
  private final Instant until;
  private final List<Step> steps = new ArrayList<>();

  ReportBuilder(Window window, Instant until) {
    this.window = window;
    this.until = until;
  }

  void add(Step step) {
    steps.add(step);
  }

  TrafficReport done(@Nullable Instant latest) {
    List<Point> points = steps.stream().map(this::point).toList();
    List<SceneRates> scenes = new ArrayList<>();
    long exposures = 0;
    long clicked = 0;
    for (Scene scene : Scene.values()) {
      SceneRates rates = rates(scene);
      exposures += rates.all().exposures();
      clicked += rates.all().clicks();
      if (rates.all().exposures() > 0) {
        scenes.add(rates);
      }
    }
    return new TrafficReport(
        window,
        points.getFirst().time(),
        until,
        latest,
        totals(new ClickRate(exposures, clicked)),
        points,
        scenes,
        frequent(Step::searches),
        frequent(Step::zeroResults));
  }

  private Point point(Step step) {
    Map<Scene, Long> pages = new EnumMap<>(Scene.class);
    for (Scene scene : Scene.values()) {
      pages.put(scene, (long) step.pages(scene));
    }
    return new Point(
        Instant.ofEpochMilli(step.number() * window.step().toMillis()),
        pages,
        step.clicks(),
        step.orders(),
        step.revenueCents());
  }

  private Totals totals(ClickRate clicksPerExposure) {
    long pages = 0;
    long clicks = 0;
    long orders = 0;
    long revenueCents = 0;
    for (Step step : steps) {
      for (Scene scene : Scene.values()) {
        pages += step.pages(scene);
      }
      clicks += step.clicks();
      orders += step.orders();
      revenueCents = Traffic.sum(revenueCents, step.revenueCents());
    }
    return new Totals(pages, clicks, clicksPerExposure, orders, revenueCents);
  }

  private SceneRates rates(Scene scene) {
    long[] exposures = new long[Traffic.POSITIONS];
    long[] clicked = new long[Traffic.POSITIONS];
    for (Step step : steps) {
      add(exposures, step.exposures(scene));
      add(clicked, step.clicked(scene));
    }
    List<ClickRate> positions = new ArrayList<>();
    long allExposures = 0;
    long allClicked = 0;
    int last = Traffic.POSITIONS;
    while (last > 0 && exposures[last - 1] == 0) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      positions.add(new ClickRate(exposures[i], clicked[i]));
      allExposures += exposures[i];
      allClicked += clicked[i];
    }
    return new SceneRates(scene, new ClickRate(allExposures, allClicked), positions);
  }

  private static void add(long[] sums, int[] counts) {
    for (int i = 0; i < counts.length; i++) {
      sums[i] += counts[i];
    }
  }

  /// A query that a step does not count may have had as many searches there as the rarest that it
  /// counts.
  private List<QueryCounts> frequent(Function<Step, FrequentQueries> kind) {
    Map<String, Sum> sums = new HashMap<>();
    long unseen = 0;
    for (Step step : steps) {
      FrequentQueries counted = kind.apply(step);
      int rarest = counted.unseen();
      unseen += rarest;
      counted.forEach(
          entry -> sums.computeIfAbsent(entry.query(), _ -> new Sum()).add(entry, rarest));
    }
    long everywhere = unseen;
    return sums.entrySet().stream()
        .map(
            sum ->
                new QueryCounts(
                    sum.getKey(),
                    sum.getValue().seen,
                    everywhere + sum.getValue().beyondUnseen,
                    sum.getValue().clicked,
                    sum.getValue().orders))
        .sorted(MOST_FIRST)
        .limit(TrafficReport.QUERIES)
        .toList();
  }
}
