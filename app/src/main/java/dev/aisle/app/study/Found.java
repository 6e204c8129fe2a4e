package dev.aisle.app.study;

import dev.aisle.app.ledger.RetrievalLoss;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a study of cascades found, added up over its seeds. Mutable; for one thread.
final class Found {
  private static final long SEED = 1;

  private final PageWorth worth = new PageWorth();
  private final OnlineArms online = new OnlineArms();
  private final List<RetrievalLoss.Recall> recalls = new ArrayList<>();
  private final Map<String, List<Double>> validation = new LinkedHashMap<>();
  private int seeds;

  /// One more seed.
  void add(CascadeStudy.Seed seed) {
    seeds++;
    worth.add(seed.worth());
    online.add(seed.online());
    recalls.add(seed.recall());
    seed.metrics()
        .forEach(
            (name, value) -> validation.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
  }

  /// What the pages of each cascade are worth.
  PageWorth worth() {
    return worth;
  }

  /// The figures, below `study/`.
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>(worth.figures("study"));
    for (Question question : Question.values()) {
      figures.addAll(
          worth.lifts("study/lift/" + question.label(), question.better(), question.than()));
    }
    figures.add(figure("recall/bm25", RetrievalLoss.Recall.before(recalls, SEED)));
    figures.add(figure("recall/union", RetrievalLoss.Recall.after(recalls, SEED)));
    figures.add(figure("recall/difference", RetrievalLoss.Recall.difference(recalls, SEED)));
    figures.addAll(online.figures("study/online"));
    validation.forEach(
        (name, values) ->
            figures.add(
                figure(
                    "held-out/" + name,
                    Interval.ofMean(
                        values.stream().mapToDouble(Double::doubleValue).toArray(), SEED))));
    return figures;
  }

  private Figure figure(String name, Interval interval) {
    return new Figure("study/" + name, interval, "", Figure.Source.SIMULATED, seeds);
  }
}
