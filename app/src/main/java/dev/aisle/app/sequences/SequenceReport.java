package dev.aisle.app.sequences;

import dev.aisle.app.reports.Axis;
import dev.aisle.app.reports.Comparison;
import dev.aisle.app.reports.Comparison.Column;
import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.app.reports.Estimate;
import dev.aisle.app.reports.Plot;
import dev.aisle.app.reports.Provenance;
import dev.aisle.app.reports.Report;
import dev.aisle.app.reports.Section;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An ablation of sequence rankers as a page.
public final class SequenceReport {
  private SequenceReport() {}

  /// The page: a table by protocol with what others published beside it, and what the first ranker
  /// has more than the others.
  public static Report of(Benchmark benchmark, Outcome outcome, Provenance provenance) {
    Report report =
        Report.of(
            "Sequence rankers on " + benchmark.sequences().name(),
            summary(outcome, Contestant.Plain.ITEM_CF),
            provenance);
    return withTasks(report, outcome, benchmark.published())
        .with(new Section.Text("What was learned from", KNOWLEDGE))
        .with(new Section.Text("Rankers", rankers(outcome)))
        .with(new Section.Figures("All figures", outcome.figures()));
  }

  /// A report with a table and a plot for each protocol.
  public static Report withTasks(Report before, Outcome outcome, List<Published> published) {
    Report report = before;
    for (Task task : outcome.tasks()) {
      report =
          report
              .with(new Section.Text(task.name(), task.protocol() + published(published, task)))
              .with(new Section.Compared("", comparison(outcome, task)))
              .with(Section.Plots.of("", differences(outcome, task)));
    }
    return report;
  }

  private static final String KNOWLEDGE =
      """
      The last item of each sequence is the test's target and the one before it that of validation. \
      Models learn from the items before both, except those named refit, which learn from the \
      validation's target too; when they are asked, the history ends right before the target. \
      Popularity and ItemCF count all but the test's targets. Nothing was chosen by the tests.

      Values are means over seeds, then over shoppers; intervals are 95 % bootstraps over shoppers. \
      Equal scores count against the target.""";

  /// The first ranker's main figure, and what it has more than another one.
  public static String summary(Outcome outcome, Ranked other) {
    Task task = outcome.tasks().getFirst();
    Measure measure = task.measures().getFirst();
    Ranked first = outcome.rankers().getFirst();
    Figure value = outcome.figure(task, measure, first);
    Interval more = outcome.difference(task, measure, first, other);
    return String.format(
        Locale.ROOT,
        "%s of %s on %s is %.4f [%.4f, %.4f], %+.4f [%+.4f, %+.4f] over %s, by %d shoppers and"
            + " %d seeds.",
        measure.label(),
        first.label(),
        task.name(),
        value.value(),
        value.low(),
        value.high(),
        more.value(),
        more.low(),
        more.high(),
        other.label(),
        value.n(),
        outcome.seeds().size());
  }

  private static String published(List<Published> all, Task task) {
    List<Published> rows = all.stream().filter(row -> row.task().equals(task.name())).toList();
    if (rows.isEmpty()) {
      return "";
    }
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Published::method,
                LinkedHashMap::new,
                Collectors.mapping(
                    row -> String.format(Locale.ROOT, "%s %.4f", row.metric(), row.value()),
                    Collectors.joining(", "))))
        .entrySet()
        .stream()
        .map(row -> row.getKey() + ": " + row.getValue())
        .collect(Collectors.joining("; ", "\n\nPublished under this protocol: ", "."));
  }

  private static Comparison comparison(Outcome outcome, Task task) {
    Comparison table =
        Comparison.of(
            task.measures().stream()
                .map(measure -> Column.higher(measure.label()))
                .toArray(Column[]::new));
    for (Ranked ranker : outcome.rankers()) {
      List<Figure> figures =
          task.measures().stream().map(measure -> outcome.figure(task, measure, ranker)).toList();
      table = table.with(ranker.role(), ranker.label(), figures);
    }
    for (Role role : List.of(Role.POPULARITY, Role.MODEL)) {
      if (outcome.rankers().stream().noneMatch(ranker -> ranker.role() == role)) {
        table = table.without(role, "not there, or not asked for");
      }
    }
    return table.without(Role.ORACLE, "nobody knows what real people would have taken instead");
  }

  private static Plot differences(Outcome outcome, Task task) {
    Measure measure = task.measures().getFirst();
    Ranked first = outcome.rankers().getFirst();
    List<Plot.Row> rows = new ArrayList<>();
    for (Ranked ranker : outcome.rankers().subList(1, outcome.rankers().size())) {
      rows.add(
          new Plot.Row(
              ranker.label(), Estimate.of(outcome.difference(task, measure, first, ranker))));
    }
    return new Plot.Points(
        "What " + first.label() + " has more: " + measure.label() + ", " + task.name(),
        "Shopper by shopper, with 95 % intervals; to the right of the line "
            + first.label()
            + " is better.",
        Axis.of("difference of " + measure.label()),
        0,
        rows);
  }

  private static String rankers(Outcome outcome) {
    return outcome.rankers().stream()
        .map(
            ranker ->
                ranker.label()
                    + ": "
                    + ranker.about()
                    + (ranker instanceof Contestant.Model model
                        ? ". "
                            + model.config()
                            + ". Validation by seed: "
                            + outcome.validations().get(ranker.label())
                        : ""))
        .collect(Collectors.joining("\n\n"));
  }
}
