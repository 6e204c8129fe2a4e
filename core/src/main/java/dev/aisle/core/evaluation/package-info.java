/// How well an order, a probability or a whole log of pages did: metrics as pure functions, each
/// with its formula, and what figures of them look like.
///
/// [dev.aisle.core.evaluation.Metric] lists them all. Those of one ranked list stand in
/// [dev.aisle.core.evaluation.RankingMetrics], those of scores against labels in
/// [dev.aisle.core.evaluation.LabelMetrics], those of an order that was never shown in
/// [dev.aisle.core.evaluation.DebiasedMetrics], those of a stage inside a cascade in
/// [dev.aisle.core.evaluation.StageMetrics].
///
/// ```
/// double[] perQuery = qrels.perQuery(run, (ranking, grades) -> ndcg(ranking, grades, 10));
/// Interval interval = Interval.ofMean(perQuery, 7);
/// new Figure("retrieve/bm25/ndcg@10", interval, "", Figure.Source.REAL, 1);
/// ```
///
/// **Undefined is NaN.** A metric that has no meaning for its input (recall without relevant
/// items, AUC without a negative) returns NaN, never 0 or 1; [dev.aisle.core.evaluation.Interval]
/// leaves NaN out and counts what is left. So a mean is over the queries for which the metric says
/// something, and `n` of the figure says how many these were.
@NullMarked
package dev.aisle.core.evaluation;

import org.jspecify.annotations.NullMarked;
