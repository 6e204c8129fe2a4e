package dev.aisle.app.study;

import dev.aisle.core.evaluation.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a study of a re-ranker found, added up over its seeds. Mutable; for one thread.
final class RerankFound {
  private static final Figure.Source DATA = Figure.Source.SIMULATED;

  private final String subject;
  private final Contest contest;
  private final Map<String, List<Long>> numbers = new LinkedHashMap<>();
  private final PageWorth worth = new PageWorth();
  private final Map<String, OnlineArms> online = new LinkedHashMap<>();

  /// @param subject name of the re-ranker
  RerankFound(String subject) {
    this.subject = subject;
    this.contest = new Contest(subject);
  }

  /// One more seed.
  void add(RerankStudy.Seed seed) {
    seed.learned().heldOut().forEach(contest::add);
    seed.learned()
        .numbers()
        .forEach(
            (variant, own) -> numbers.computeIfAbsent(variant, _ -> new ArrayList<>()).add(own));
    worth.add(seed.worth());
    seed.online()
        .forEach(
            (control, arms) -> online.computeIfAbsent(control, _ -> new OnlineArms()).add(arms));
  }

  String subject() {
    return subject;
  }

  Contest contest() {
    return contest;
  }

  PageWorth worth() {
    return worth;
  }

  /// The figures, below `ablate/<subject>/`.
  List<Figure> figures() {
    String prefix = "ablate/" + subject;
    List<Figure> figures = new ArrayList<>(contest.figures(prefix, DATA));
    numbers.forEach(
        (variant, own) -> {
          double mean = own.stream().mapToLong(Long::longValue).average().orElse(0);
          figures.add(
              new Figure(
                  prefix + "/" + variant + "/parameters",
                  mean,
                  mean,
                  mean,
                  "",
                  DATA,
                  own.size(),
                  own.size()));
        });
    figures.addAll(worth.figures(prefix + "/worth"));
    for (String control : online.keySet()) {
      figures.addAll(worth.lifts(prefix + "/lift/over-" + control, subject, control));
    }
    online.forEach(
        (control, arms) -> figures.addAll(arms.figures(prefix + "/online/over-" + control)));
    return figures;
  }
}
