package dev.aisle.app.lists;

import dev.aisle.app.reports.Provenance;
import dev.aisle.app.reports.Report;
import dev.aisle.app.reports.Section;
import dev.aisle.app.sequences.Outcome;
import dev.aisle.app.sequences.SequenceReport;
import java.util.List;
import java.util.stream.Collectors;

/// An ablation of list rankers as a page.
public final class ListReport {
  private ListReport() {}

  /// The page: a table by protocol with what others published beside it, and what the first ranker
  /// has more than the others.
  public static Report of(
      ListData data, List<ListRow> rows, Outcome outcome, Provenance provenance) {
    Report report =
        Report.of(
            "List rankers on " + data.name(),
            SequenceReport.summary(outcome, data.orders().getFirst()),
            provenance);
    return SequenceReport.withTasks(report, outcome, data.published())
        .with(new Section.Text("What was learned from", data.learnedFrom() + "\n\n" + VALUES))
        .with(new Section.Text("Rankers", data.config() + "\n\n" + rankers(data, rows, outcome)))
        .with(new Section.Figures("All figures", outcome.figures()));
  }

  private static final String VALUES =
      """
      Values are means over seeds, then over lists, one for each shopper; intervals are 95 % \
      bootstraps over shoppers. Equal scores count against the target. Nothing was chosen by the \
      tests.""";

  private static String rankers(ListData data, List<ListRow> rows, Outcome outcome) {
    return rows.stream()
        .map(
            row ->
                row.label()
                    + ": "
                    + row.about()
                    + (row instanceof ListRow.Network network
                        ? ". %,d numbers are learned besides vectors of words. Validation by seed: %s"
                            .formatted(
                                ListRows.numbers(network.maker(), ListNetwork.Sizes.of(data)),
                                outcome.validations().get(row.label()))
                        : ""))
        .collect(Collectors.joining("\n\n"));
  }
}
