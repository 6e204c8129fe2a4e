package dev.aisle.app.judged;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import dev.aisle.core.evaluation.Metric;
import dev.aisle.core.evaluation.Qrels;
import dev.aisle.core.evaluation.RankingMetrics;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/// A retriever measured on judged queries, over the whole catalogue.
///
/// What nobody judged counts as irrelevant, as is usual; the share of judged items among the first
/// ten says how far to trust that. Queries without a relevant item have no value and are left out:
/// `n` of each figure says how many are behind it.
///
/// @param run what was retrieved, for [TrecFiles#writeRun]
/// @param figures named `retrieve/<channel>/ndcg@10` and so on, intervals over queries
public record RetrievalEvaluation(Qrels.Run run, List<Figure> figures) {
  private static final int HEAD = 10;

  public RetrievalEvaluation {
    figures = List.copyOf(figures);
  }

  /// Runs every judged query to the given depth.
  ///
  /// @param depth candidates per query, at least 10; recall is taken at it
  /// @param seed of the bootstrap
  public static RetrievalEvaluation run(
      Retriever retriever,
      ShopView shop,
      JudgedQueries judged,
      Figure.Source data,
      int depth,
      long seed) {
    if (depth < HEAD) {
      throw new IllegalArgumentException("depth " + depth + " is below " + HEAD);
    }
    Map<String, List<ItemId>> rankings = new TreeMap<>();
    for (String query : judged.qrels().grades().keySet()) {
      Request request = request(query, judged.texts().getOrDefault(query, query), depth);
      rankings.put(
          query,
          retriever.retrieve(request, shop, depth).slate().candidates().stream()
              .map(Candidate::item)
              .toList());
    }
    Qrels.Run run = new Qrels.Run(retriever.name(), rankings);
    Measuring measuring = new Measuring(judged.qrels(), run, data, seed);
    return new RetrievalEvaluation(
        run,
        List.of(
            measuring.figure(
                Metric.NDCG.at(HEAD), (items, grades) -> RankingMetrics.ndcg(items, grades, HEAD)),
            measuring.figure(
                Metric.RECALL.at(depth),
                (items, grades) -> RankingMetrics.recall(items, grades, depth)),
            measuring.figure(
                Metric.MRR.label(),
                (items, grades) -> RankingMetrics.reciprocalRank(items, grades, depth)),
            measuring.figure(
                Metric.MAP.label(),
                (items, grades) -> RankingMetrics.averagePrecision(items, grades, depth)),
            measuring.figure("judged@" + HEAD, RetrievalEvaluation::shareJudged)));
  }

  /// The share of the first ten that somebody judged; NaN for an empty ranking.
  private static double shareJudged(List<ItemId> items, Map<ItemId, Integer> grades) {
    return items.stream()
        .limit(HEAD)
        .mapToInt(item -> grades.containsKey(item) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static Request request(String id, String text, int depth) {
    return new Request(
        new RequestId("judged-" + Integer.toHexString(id.hashCode())),
        Scene.SEARCH,
        new ShopperId("judge"),
        new SessionId("judge"),
        text,
        null,
        Filters.NONE,
        SortOrder.RELEVANCE,
        0,
        depth,
        Instant.EPOCH,
        Map.of(),
        Duration.ofMinutes(1));
  }

  private record Measuring(Qrels qrels, Qrels.Run run, Figure.Source data, long seed) {
    Figure figure(String label, ToDoubleBiFunction<List<ItemId>, Map<ItemId, Integer>> metric) {
      Interval interval = Interval.ofMean(qrels.perQuery(run, metric), seed);
      return new Figure("retrieve/" + run.name() + "/" + label, interval, "", data, 1);
    }
  }
}
