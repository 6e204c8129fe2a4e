package dev.aisle.app.study;

import dev.aisle.app.experiments.ArmComparison;
import dev.aisle.app.experiments.ArmMoments;
import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.ledger.RetrievalLoss;
import dev.aisle.app.trials.PolicyTable;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What a study found, added up over its seeds. Mutable; for one thread.
final class Found {
  private static final long SEED = 1;

  private final Map<String, List<PolicyTable.Row>> rows = new LinkedHashMap<>();
  private final Map<OnlineMetric, ArmMoments> control = new LinkedHashMap<>();
  private final Map<OnlineMetric, ArmMoments> treatment = new LinkedHashMap<>();
  private final List<RetrievalLoss.Recall> recalls = new ArrayList<>();
  private final Map<String, List<Double>> validation = new LinkedHashMap<>();
  private int seeds;

  /// One more seed.
  void add(CascadeStudy.Seed seed) {
    seeds++;
    seed.worth().forEach(row -> rows.computeIfAbsent(row.name(), _ -> new ArrayList<>()).add(row));
    seed.online()
        .forEach(
            (metric, arms) -> {
              control.computeIfAbsent(metric, _ -> new ArmMoments()).add(arms.get(0));
              treatment.computeIfAbsent(metric, _ -> new ArmMoments()).add(arms.get(1));
            });
    recalls.add(seed.recall());
    seed.metrics()
        .forEach(
            (name, value) -> validation.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
  }

  /// How much more one cascade's pages are truly worth than another's.
  Interval lift(String better, String than, ToDoubleFunction<PolicyTable.Worth> of) {
    return PolicyTable.lift(of(better), of(than), of, SEED);
  }

  private List<PolicyTable.Row> of(String name) {
    return rows.getOrDefault(name, List.of());
  }

  /// All cascades and policies that were measured, in order.
  List<String> names() {
    return List.copyOf(rows.keySet());
  }

  /// The figures, below `study/`.
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    rows.forEach(
        (name, measured) -> {
          figures.add(perPage(name, "orders-per-page", measured, PolicyTable.Worth::orders, ""));
          figures.add(
              perPage(name, "revenue-per-page", measured, PolicyTable.Worth::cents, "cents"));
        });
    for (Question question : Question.values()) {
      figures.add(
          figure(
              "lift/" + question.label() + "/orders",
              lift(question.better(), question.than(), PolicyTable.Worth::orders)));
      figures.add(
          figure(
              "lift/" + question.label() + "/revenue",
              lift(question.better(), question.than(), PolicyTable.Worth::cents)));
    }
    figures.add(figure("recall/bm25", RetrievalLoss.Recall.before(recalls, SEED)));
    figures.add(figure("recall/union", RetrievalLoss.Recall.after(recalls, SEED)));
    figures.add(figure("recall/difference", RetrievalLoss.Recall.difference(recalls, SEED)));
    control.forEach(
        (metric, moments) ->
            figures.addAll(
                ArmComparison.of(metric, moments, treatment.getOrDefault(metric, moments))
                    .figures("study/online", Figure.Source.SIMULATED)));
    validation.forEach(
        (name, values) ->
            figures.add(
                figure(
                    "held-out/" + name,
                    Interval.ofMean(
                        values.stream().mapToDouble(Double::doubleValue).toArray(), SEED))));
    return figures;
  }

  private Figure perPage(
      String name,
      String what,
      List<PolicyTable.Row> measured,
      ToDoubleFunction<PolicyTable.Worth> of,
      String unit) {
    List<PolicyTable.Worth> shoppers =
        measured.stream().flatMap(r -> r.shoppers().stream()).toList();
    Interval interval =
        Interval.of(
            shoppers,
            drawn ->
                drawn.stream().mapToDouble(of).sum()
                    / drawn.stream().mapToInt(PolicyTable.Worth::pages).sum(),
            SEED);
    return new Figure("study/" + name + "/" + what, interval, unit, Figure.Source.SIMULATED, seeds);
  }

  private Figure figure(String name, Interval interval) {
    return new Figure("study/" + name, interval, "", Figure.Source.SIMULATED, seeds);
  }
}
