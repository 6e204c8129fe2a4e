package dev.aisle.learning.training;

import dev.aisle.core.evaluation.DebiasedMetrics;
import dev.aisle.core.evaluation.DebiasedMetrics.Exposed;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import dev.aisle.core.evaluation.LabelMetrics;
import dev.aisle.core.evaluation.RankingMetrics;
import dev.aisle.core.events.ShopperId;
import dev.aisle.learning.samples.LoggedPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/// How well scores order the rows of logged pages, a value per page; NaN for a page that says
/// nothing, such as one without a click.
///
/// Grades: 3 for an order, 2 for an item put into the cart, 1 for a click, 0 for all else. Equal
/// scores are ordered by a hash of page and item: in the logged order they would inherit its
/// merit.
public final class PageMetrics {
  private PageMetrics() {}

  /// Gives every row of a page a score, higher is better.
  @FunctionalInterface
  public interface PageScorer {
    /// `[N]` scores in the order of the page's rows.
    float[] scores(LoggedPage page);
  }

  /// Which rows of a page are ordered.
  public enum Rows {
    /// Those that the shopper could see: for stages that order what will be shown.
    EXPOSED,
    /// Those that stages dropped as well, with grade 0: for stages that meet them all.
    ALL
  }

  /// The grade of a row.
  public static int grade(LoggedPage page, int row) {
    if (row >= page.exposed()) {
      return 0;
    }
    return page.ordered(row) ? 3 : page.carted(row) ? 2 : page.clicked(row) ? 1 : 0;
  }

  /// Whether the shopper did anything with an item of the page.
  public static boolean answered(LoggedPage page) {
    for (int row = 0; row < page.exposed(); row++) {
      if (grade(page, row) > 0) {
        return true;
      }
    }
    return false;
  }

  /// NDCG@k of each page.
  public static double[] ndcg(List<LoggedPage> pages, PageScorer scorer, int k, Rows rows) {
    return pages.stream()
        .mapToDouble(page -> answered(page) ? ndcg(page, scorer.scores(page), k, rows) : Double.NaN)
        .toArray();
  }

  private static double ndcg(LoggedPage page, float[] scores, int k, Rows rows) {
    Map<Integer, Integer> grades = new HashMap<>();
    for (int row = 0; row < page.exposed(); row++) {
      grades.put(row, grade(page, row));
    }
    return RankingMetrics.ndcg(order(page, scores, rows), grades, k);
  }

  /// DCG@k over all pages divided by that of their ideal orders, with the gain `2^grade − 1` of
  /// each exposed row over the chance that it was looked at; NaN without an answer. Not by page:
  /// where one row was answered, the chance would cancel. See [DebiasedMetrics#ipsDcg].
  ///
  /// @param examined the chance in `(0, 1]` that an exposed row was looked at
  /// @param most the largest inverse of a chance
  public static double debiasedNdcg(
      List<LoggedPage> pages,
      PageScorer scorer,
      int k,
      ToDoubleBiFunction<LoggedPage, Integer> examined,
      double most) {
    double gained = 0;
    double ideal = 0;
    for (LoggedPage page : pages) {
      if (answered(page)) {
        List<Exposed<Integer>> exposed = new ArrayList<>();
        for (int row = 0; row < page.exposed(); row++) {
          double gain = Math.scalb(1.0, grade(page, row)) - 1;
          exposed.add(new Exposed<>(row, gain, examined.applyAsDouble(page, row), 1));
        }
        List<Integer> order = order(page, scorer.scores(page), Rows.EXPOSED);
        List<Integer> best =
            exposed.stream()
                .sorted(Comparator.comparingDouble(row -> -row.weightedGain(most)))
                .map(Exposed::item)
                .toList();
        gained += DebiasedMetrics.ipsDcg(order, exposed, most, k);
        ideal += DebiasedMetrics.ipsDcg(best, exposed, most, k);
      }
    }
    return ideal == 0 ? Double.NaN : gained / ideal;
  }

  /// AUC of clicks of each page.
  public static double[] auc(List<LoggedPage> pages, PageScorer scorer, Rows rows) {
    return pages.stream()
        .mapToDouble(page -> answered(page) ? auc(page, scorer.scores(page), rows) : Double.NaN)
        .toArray();
  }

  private static double auc(LoggedPage page, float[] scores, Rows rows) {
    int counted = counted(page, rows);
    boolean[] labels = new boolean[counted];
    for (int row = 0; row < counted; row++) {
      labels[row] = grade(page, row) > 0;
    }
    double[] wide = new double[counted];
    Arrays.setAll(wide, row -> scores[row]);
    return LabelMetrics.auc(wide, labels);
  }

  /// The rows of a page, best score first.
  public static List<Integer> order(LoggedPage page, float[] scores, Rows rows) {
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < counted(page, rows); row++) {
      order.add(row);
    }
    order.sort(
        Comparator.<Integer>comparingDouble(row -> -scores[row])
            .thenComparingInt(row -> mixed(page.offset(), page.items().get(row).value())));
    return order;
  }

  private static int counted(LoggedPage page, Rows rows) {
    return rows == Rows.ALL ? page.items().size() : page.exposed();
  }

  private static int mixed(long offset, String item) {
    long hash = (offset * 31 + item.hashCode()) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32);
  }

  /// The mean of the values that say something; NaN where none does.
  public static double mean(double[] perPage) {
    return Arrays.stream(perPage)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  /// What a training reports of its pages: `<name>/ndcg@10` and `<name>/auc`.
  ///
  /// @param rows that are ordered
  public static List<Figure> figures(
      String name, List<LoggedPage> pages, PageScorer scorer, Rows rows, long seed) {
    return List.of(
        figure(name + "/ndcg@10", pages, ndcg(pages, scorer, 10, rows), seed),
        figure(name + "/auc", pages, auc(pages, scorer, rows), seed));
  }

  /// The mean of a metric with its interval over shoppers, as a training reports it.
  ///
  /// A training does not know whether people or a simulation made its log: whoever prints the
  /// figure says so.
  ///
  /// @param name `rank/lambdamart/ndcg@10`
  /// @param perPage a value for each page, NaN where it says nothing
  public static Figure figure(String name, List<LoggedPage> pages, double[] perPage, long seed) {
    Map<ShopperId, List<Double>> byShopper = new LinkedHashMap<>();
    for (int p = 0; p < perPage.length; p++) {
      if (!Double.isNaN(perPage[p])) {
        byShopper
            .computeIfAbsent(pages.get(p).impression().shopper(), _ -> new ArrayList<>())
            .add(perPage[p]);
      }
    }
    Interval interval =
        Interval.of(
            List.copyOf(byShopper.values()),
            groups ->
                groups.stream()
                    .flatMap(List::stream)
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(Double.NaN),
            seed);
    return new Figure(name, interval, "", Figure.Source.REAL, 1);
  }
}
