package dev.aisle.app.study;

import dev.aisle.core.evaluation.Influence;
import dev.aisle.core.evaluation.Metric;
import dev.aisle.core.events.ShopperId;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.training.PageMetrics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How well scores order the exposed items of pages that nothing learned from, by metric, each with
/// what every shopper adds to its error:
/// - `ndcg@10` and `gauc` (the AUC of clicks within a page), means over the pages with an answer;
/// - `auc` and `order-auc`, of clicks and of orders over the rows of all pages together, which asks
///   besides that scores be comparable between pages.
///
/// @param metrics by name
record HeldOut(Map<String, Influence> metrics) {
  static final String NDCG = Metric.NDCG.at(10);
  static final String AUC = Metric.AUC.label();

  private static final int HEAD = 10;
  private static final String ORDERS = "order-auc";

  HeldOut {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /// A shopper of a market: shoppers of two markets may have one id.
  private record Shopper(long market, ShopperId id) {}

  /// Measures.
  ///
  /// @param market number of the market that the pages are of
  static HeldOut of(List<LoggedPage> pages, PageMetrics.PageScorer scorer, long market) {
    IdentityHashMap<LoggedPage, float[]> known = new IdentityHashMap<>();
    PageMetrics.PageScorer once = page -> known.computeIfAbsent(page, scorer::scores);
    List<Shopper> shoppers =
        pages.stream().map(page -> new Shopper(market, page.impression().shopper())).toList();
    PageMetrics.Rows rows = PageMetrics.Rows.EXPOSED;
    Map<String, Influence> metrics = new LinkedHashMap<>();
    metrics.put(NDCG, Influence.ofMean(PageMetrics.ndcg(pages, once, HEAD, rows), shoppers));
    metrics.put(
        Metric.GAUC.label(), Influence.ofMean(PageMetrics.auc(pages, once, rows), shoppers));
    metrics.put(
        AUC, pooled(pages, once, shoppers, (page, row) -> PageMetrics.grade(page, row) > 0));
    metrics.put(ORDERS, pooled(pages, once, shoppers, LoggedPage::ordered));
    return new HeldOut(metrics);
  }

  @FunctionalInterface
  private interface Label {
    boolean of(LoggedPage page, int row);
  }

  private static Influence pooled(
      List<LoggedPage> pages, PageMetrics.PageScorer scorer, List<Shopper> shoppers, Label label) {
    int size = pages.stream().mapToInt(LoggedPage::exposed).sum();
    double[] scores = new double[size];
    boolean[] labels = new boolean[size];
    List<Shopper> of = new ArrayList<>(size);
    for (int p = 0; p < pages.size(); p++) {
      float[] own = scorer.scores(pages.get(p));
      for (int row = 0; row < pages.get(p).exposed(); row++) {
        scores[of.size()] = own[row];
        labels[of.size()] = label.of(pages.get(p), row);
        of.add(shoppers.get(p));
      }
    }
    return Influence.ofAuc(scores, labels, of);
  }

  /// The mean of several, by metric.
  static HeldOut mean(List<HeldOut> several) {
    Map<String, Influence> means = new LinkedHashMap<>();
    several
        .getFirst()
        .metrics
        .keySet()
        .forEach(
            name ->
                means.put(
                    name, Influence.mean(several.stream().map(one -> one.of(name)).toList())));
    return new HeldOut(means);
  }

  /// How much better it is than another on the same pages.
  HeldOut minus(HeldOut other) {
    Map<String, Influence> differences = new LinkedHashMap<>();
    metrics.forEach((name, own) -> differences.put(name, own.minus(other.of(name))));
    return new HeldOut(differences);
  }

  /// By one metric.
  Influence of(String metric) {
    Influence found = metrics.get(metric);
    if (found == null) {
      throw new IllegalArgumentException("no metric " + metric);
    }
    return found;
  }
}
