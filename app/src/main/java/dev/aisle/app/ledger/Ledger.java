package dev.aisle.app.ledger;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.StageOutcome;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import dev.aisle.core.evaluation.Metric;
import dev.aisle.core.evaluation.RankingMetrics;
import dev.aisle.core.evaluation.StageMetrics;
import dev.aisle.core.events.Impression;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.core.store.EventLog;
import dev.aisle.core.store.PastShop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;

/// What each stage of a cascade loses and gains: requests of the log's test pages are answered
/// again, with shoppers and statistics as they were then, and after every stage it is counted how
/// many of the items that the shopper turned out to want are still there and how far up they
/// stand.
///
/// The wanted items are those that were clicked on the logged page, so that what the logging policy
/// did not show cannot be wanted: the ledger is biased towards it (the in-scenario set hit of
/// [StageMetrics]), and compares stages and cascades rather than telling what shoppers would do.
/// The index answers with the items of today.
///
/// @param bundle of the cascade
/// @param requests that were answered
/// @param rows in the order of the cascade, scene by scene
public record Ledger(String bundle, int requests, List<Row> rows) {
  /// Places of the page, at which NDCG is taken.
  public static final int PAGE = 20;

  private static final Duration BUDGET = Duration.ofMinutes(1);
  private static final int WARM_UP = 30;

  public Ledger {
    rows = List.copyOf(rows);
  }

  /// A stage in a scene.
  ///
  /// @param stage `retrieve`, `pre_rank`, …
  /// @param name the implementation: `din@3`
  /// @param candidates mean number that it lets through
  /// @param hit share of the wanted items among them
  /// @param ndcg at [#PAGE] of their order; clicked 1, carted 2, ordered 3
  /// @param millis wall time, at the median
  /// @param millis99 wall time, at the 99th percentile
  /// @param cpuMillis processor time, mean
  /// @param degraded share of requests in which it gave no answer
  public record Row(
      Scene scene,
      String stage,
      String name,
      double candidates,
      Interval hit,
      Interval ndcg,
      double millis,
      double millis99,
      double cpuMillis,
      double degraded) {
    /// `ledger/<scene>/<stage>/<what>`.
    List<Figure> figures(Figure.Source data) {
      String start = "ledger/" + scene.name().toLowerCase(Locale.ROOT) + "/" + stage + "/";
      long n = hit.groups();
      return List.of(
          new Figure(start + "hit", hit, "", data, 1),
          new Figure(start + Metric.NDCG.at(PAGE), ndcg, "", data, 1),
          Figure.exact(start + "candidates", candidates, "", data, n),
          Figure.exact(start + "millis-p50", millis, "ms", data, n),
          Figure.exact(start + "millis-p99", millis99, "ms", data, n),
          Figure.exact(start + "cpu-millis", cpuMillis, "ms", data, n),
          Figure.exact(start + "degraded", degraded, "", data, n));
    }
  }

  /// Answers requests of the log again.
  ///
  /// @param most at most so many requests
  /// @param progress hears how many are answered
  /// @throws dev.aisle.core.InvalidInputException where no held-out page has a click
  public static Ledger measure(
      Cascade cascade, EventLog log, int most, long seed, LongConsumer progress)
      throws IOException {
    List<HeldOutPage> pages = HeldOutPage.of(log, most, seed);
    Metered metered = new Metered(cascade);
    Map<Place, Sums> sums = new LinkedHashMap<>();
    warmUp(metered.cascade(), log, pages);
    PastShop then = new PastShop(log);
    for (int i = 0; i < pages.size(); i++) {
      HeldOutPage page = pages.get(i);
      then.advance(page.offset());
      CascadeAnswer answer = metered.cascade().answer(request(page.page()), then);
      int place = 0;
      for (StageOutcome outcome : answer.outcomes()) {
        sums.computeIfAbsent(
                new Place(page.page().scene(), place++, outcome.stage()), _ -> new Sums())
            .add(page, outcome, metered.millis(outcome.name()));
      }
      progress.accept(i + 1);
    }
    Map<Place, Sums> ordered = new TreeMap<>(sums);
    List<Row> rows = new ArrayList<>();
    ordered.forEach((place, sum) -> rows.add(sum.row(place, seed)));
    return new Ledger(cascade.plan().bundle(), pages.size(), rows);
  }

  /// The first answers of a process are slow; nobody is served by them.
  private static void warmUp(Cascade cascade, EventLog log, List<HeldOutPage> pages)
      throws IOException {
    PastShop then = new PastShop(log);
    for (HeldOutPage page : pages.subList(0, Math.min(WARM_UP, pages.size()))) {
      then.advance(page.offset());
      cascade.answer(request(page.page()), then);
    }
  }

  static Request request(Impression page) {
    return new Request(
        page.request(),
        page.scene(),
        page.shopper(),
        page.session(),
        page.query(),
        page.anchor(),
        page.filters(),
        SortOrder.RELEVANCE,
        0,
        PAGE,
        page.time(),
        page.context(),
        BUDGET);
  }

  /// All figures.
  public List<Figure> figures(Figure.Source data) {
    return rows.stream().flatMap(row -> row.figures(data).stream()).toList();
  }

  private record Place(Scene scene, int at, String stage) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byScene = scene.compareTo(other.scene);
      return byScene != 0 ? byScene : Integer.compare(at, other.at);
    }
  }

  /// What was seen of one stage in one scene.
  private static final class Sums {
    private final Map<String, List<double[]>> byShopper = new LinkedHashMap<>();
    private final List<Double> millis = new ArrayList<>();
    private String name = "";
    private double candidates;
    private double cpu;
    private int degraded;

    void add(HeldOutPage page, StageOutcome outcome, double cpuMillis) {
      List<ItemId> order = outcome.slate().candidates().stream().map(Candidate::item).toList();
      byShopper
          .computeIfAbsent(page.page().shopper().value(), _ -> new ArrayList<>())
          .add(
              new double[] {
                StageMetrics.setHit(order, page.grades().keySet(), RankingMetrics.ALL),
                RankingMetrics.ndcg(order, page.grades(), PAGE)
              });
      millis.add(outcome.took().toNanos() / 1e6);
      name = outcome.name();
      candidates += order.size();
      cpu += Double.isNaN(cpuMillis) ? outcome.took().toNanos() / 1e6 : cpuMillis;
      degraded += outcome instanceof StageOutcome.Degraded ? 1 : 0;
    }

    Row row(Place place, long seed) {
      double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      List<List<double[]>> shoppers = List.copyOf(byShopper.values());
      return new Row(
          place.scene(),
          place.stage(),
          name,
          candidates / sorted.length,
          Interval.of(shoppers, drawn -> mean(drawn, values -> values[0]), seed),
          Interval.of(shoppers, drawn -> mean(drawn, values -> values[1]), seed),
          sorted[sorted.length / 2],
          sorted[(int) (0.99 * (sorted.length - 1))],
          cpu / sorted.length,
          (double) degraded / sorted.length);
    }

    private static double mean(List<List<double[]>> shoppers, ToDoubleFunction<double[]> of) {
      return shoppers.stream().flatMap(List::stream).mapToDouble(of).average().orElse(Double.NaN);
    }
  }

  /// The rows as an aligned table, for people.
  public String table() {
    StringBuilder text = new StringBuilder();
    String head = "%-8s %-10s %-24s %10s %20s %20s %9s %9s %9s%n";
    text.append(
        head.formatted(
            "scene",
            "stage",
            "model",
            "candidates",
            "wanted still there",
            "NDCG@" + PAGE,
            "ms p50",
            "ms p99",
            "CPU ms"));
    for (Row row : rows) {
      text.append(
          head.formatted(
              row.scene().name().toLowerCase(Locale.ROOT),
              row.stage(),
              row.name(),
              "%.0f".formatted(row.candidates()),
              says(row.hit()),
              says(row.ndcg()),
              "%.2f".formatted(row.millis()),
              "%.2f".formatted(row.millis99()),
              "%.2f".formatted(row.cpuMillis())));
    }
    return text.toString();
  }

  private static String says(Interval interval) {
    return "%.3f [%.3f, %.3f]".formatted(interval.value(), interval.low(), interval.high());
  }
}
