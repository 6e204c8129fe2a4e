package dev.aisle.learning.diversity;

import dev.aisle.core.cascade.Stage;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.evaluation.DebiasedMetrics;
import dev.aisle.core.evaluation.DebiasedMetrics.Exposed;
import dev.aisle.core.evaluation.DiversityMetrics;
import dev.aisle.core.events.Exposure;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.training.PageMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Chooses how much a page is varied: of the settings tried, the most diverse whose relevance is
/// within a tolerance of the best one's. Relevance is the sum of DCG@10 over the pages divided by
/// that of their ideal orders, after the exposed items of logged pages were ordered again, with
/// each click weighted by the inverse of the chance that its place was looked at. (The mean of
/// NDCG would not do: on a page with one click the weight cancels.) Diversity is the mean distance
/// `1 − similarity` within the first 10.
///
/// Clicks of a log were made on pages that something else ordered, so what an item's neighbours do
/// to its appeal is not in this choice: an experiment may well prefer more variety.
///
/// @param chosen the setting
/// @param points every setting tried, in the order given
public record TradeOff(Point chosen, List<Point> points) {
  private static final int DEPTH = 10;

  /// The largest inverse of a chance to be looked at.
  private static final double MOST_WEIGHT = 10;

  /// Pages looked at, evenly spread over those given.
  private static final int PAGES = 2_000;

  /// Stages that may have scored what a page then showed, last first.
  private static final List<String> SCORED_BY =
      List.of(
          name(Stage.Slot.RERANK),
          name(Stage.Slot.RANK),
          name(Stage.Slot.PRE_RANK),
          name(Stage.Slot.RELEVANCE),
          "retrieve");

  public TradeOff {
    points = List.copyOf(points);
  }

  private static String name(Stage.Slot slot) {
    return slot.name().toLowerCase(Locale.ROOT);
  }

  /// What a setting brought.
  ///
  /// @param ndcg DCG over that of ideal orders, in `[0, 1]`
  /// @param distance mean over the same pages, in `[0, 1]`
  public record Point(double setting, double ndcg, double distance) {}

  /// Tries settings on pages.
  ///
  /// @param settings at least one
  /// @param tolerance the share of the best NDCG that may be given up for diversity
  /// @param examination the chance in `(0, 1]` that an exposed row was looked at
  /// @throws IllegalArgumentException where no page has an answer and two items
  public static TradeOff choose(
      List<LoggedPage> pages,
      Function<ItemId, @Nullable Item> catalogue,
      ItemVectors vectors,
      DoubleFunction<Picker> method,
      List<Double> settings,
      double tolerance,
      ToDoubleBiFunction<LoggedPage, Integer> examination) {
    List<LoggedPage> answered = pages.stream().filter(PageMetrics::answered).toList();
    int step = Math.max(1, answered.size() / PAGES);
    List<Shown> shown = new ArrayList<>();
    for (int p = 0; p < answered.size(); p += step) {
      Shown one = Shown.of(answered.get(p), catalogue, vectors, examination);
      if (one.items() >= 2) {
        shown.add(one);
      }
    }
    if (shown.isEmpty()) {
      throw new IllegalArgumentException("no page has an answer and two items");
    }
    List<Point> points = new ArrayList<>();
    for (double setting : settings) {
      points.add(point(shown, setting, method.apply(setting)));
    }
    return of(points, tolerance);
  }

  /// The choice among points.
  static TradeOff of(List<Point> points, double tolerance) {
    double best = points.stream().mapToDouble(Point::ndcg).max().orElse(Double.NaN);
    Point chosen =
        points.stream()
            .filter(point -> point.ndcg() >= (1 - tolerance) * best)
            .reduce((a, b) -> b.distance() > a.distance() ? b : a)
            .orElseThrow(() -> new IllegalArgumentException("no settings to choose from"));
    return new TradeOff(chosen, points);
  }

  private static Point point(List<Shown> pages, double setting, Picker picker) {
    double gained = 0;
    double most = 0;
    double distance = 0;
    for (Shown page : pages) {
      int n = page.items();
      int[] order = picker.pick(page.relevance(), page.similarity(), n).order(n);
      List<Integer> ranking = IntStream.of(order).boxed().toList();
      gained += DebiasedMetrics.ipsDcg(ranking, page.exposed(), MOST_WEIGHT, DEPTH);
      most += DebiasedMetrics.ipsDcg(page.ideal(), page.exposed(), MOST_WEIGHT, DEPTH);
      distance +=
          DiversityMetrics.intraListDistance(
              ranking, (a, b) -> 1 - page.similarity().of(a, b), DEPTH);
    }
    return new Point(setting, gained / most, distance / pages.size());
  }

  /// A logged page made ready: its exposed items that the catalogue has, numbered from 0.
  private record Shown(
      List<Double> scores, ItemSimilarity similarity, List<Exposed<Integer>> exposed) {
    static Shown of(
        LoggedPage page,
        Function<ItemId, @Nullable Item> catalogue,
        ItemVectors vectors,
        ToDoubleBiFunction<LoggedPage, Integer> examination) {
      Map<ItemId, Exposure> exposures = new HashMap<>();
      page.impression().exposures().forEach(exposure -> exposures.put(exposure.item(), exposure));
      List<Item> items = new ArrayList<>();
      List<Double> scores = new ArrayList<>();
      List<Exposed<Integer>> exposed = new ArrayList<>();
      float[][] all = vectors.of(page.features());
      List<float[]> known = new ArrayList<>();
      for (int row = 0; row < page.exposed(); row++) {
        Item item = catalogue.apply(page.items().get(row));
        Exposure exposure = exposures.get(page.items().get(row));
        if (item != null && exposure != null) {
          double gain = Math.scalb(1.0, PageMetrics.grade(page, row)) - 1;
          exposed.add(new Exposed<>(items.size(), gain, examination.applyAsDouble(page, row), 1));
          items.add(item);
          scores.add(score(exposure));
          if (all != null) {
            known.add(all[row]);
          }
        }
      }
      float[][] kept = all == null ? null : known.toArray(float[][]::new);
      return new Shown(scores, new ItemSimilarity(items, kept), exposed);
    }

    /// What the last stage that scores gave it; its place where none is logged.
    private static double score(Exposure exposure) {
      for (String stage : SCORED_BY) {
        Double score = exposure.scores().get(stage);
        if (score != null) {
          return score;
        }
      }
      return Math.log(2) / Math.log(1 + exposure.position());
    }

    /// The items in the order of their weighted gains.
    List<Integer> ideal() {
      return exposed.stream()
          .sorted(
              Comparator.<Exposed<Integer>>comparingDouble(one -> -one.weightedGain(MOST_WEIGHT)))
          .map(Exposed::item)
          .toList();
    }

    int items() {
      return exposed.size();
    }

    double[] relevance() {
      return Relevance.of(scores.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }
}
