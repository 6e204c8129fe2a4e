package dev.aisle.app.study;

import dev.aisle.app.reports.Comparison;
import dev.aisle.app.reports.Comparison.Column;
import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.app.reports.Provenance;
import dev.aisle.app.reports.Report;
import dev.aisle.app.reports.Section;
import dev.aisle.app.trials.PolicyTable;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A study as figures and as a report.
///
/// @param figures below `study/`
public record StudyReport(List<Figure> figures, Report report) {
  public StudyReport {
    figures = List.copyOf(figures);
  }

  /// Runs a study.
  public static StudyReport run(CascadeStudy study, Provenance provenance, StudyProgress progress)
      throws IOException {
    Found found = study.run(progress);
    List<Figure> figures = found.figures();
    return new StudyReport(figures, report(figures, found, provenance));
  }

  private static Report report(List<Figure> figures, Found found, Provenance provenance) {
    Interval whole =
        found.worth().lift(Cascades.LEARNED, Cascades.LAMBDAMART, PolicyTable.Worth::orders);
    return Report.of(
            "Does the learned cascade earn its place?",
            String.format(
                Locale.ROOT,
                "Its pages are worth %+.1f %% orders [%+.1f, %+.1f] beside those of BM25 with"
                    + " LambdaMART.",
                100 * whole.value(),
                100 * whole.low(),
                100 * whole.high()),
            provenance)
        .with(new Section.Compared("What pages are truly worth", comparison(figures, found)))
        .with(
            new Section.Text(
                "",
                "Exact expected orders and revenue of the pages that each cascade makes for the same"
                    + " asks of new shoppers; no draw of a click is involved. Intervals are over"
                    + " shoppers of all seeds."))
        .with(below("One against another: lift of orders and revenue", figures, "study/lift/"))
        .with(below("What retrieval finds of what was clicked", figures, "study/recall/"))
        .with(below("The online experiment", figures, "study/online/"))
        .with(below("On held-out pages of the logs", figures, "study/held-out/"));
  }

  private static Section below(String heading, List<Figure> figures, String prefix) {
    return new Section.Figures(
        heading, figures.stream().filter(f -> f.figure().startsWith(prefix)).toList());
  }

  private static Comparison comparison(List<Figure> figures, Found found) {
    Comparison table =
        Comparison.of(
            Column.objective("orders per page"), Column.higher("revenue per page, cents"));
    for (String name : found.worth().names()) {
      Role role =
          switch (name) {
            case "random" -> Role.RANDOM;
            case "popularity" -> Role.POPULARITY;
            case "production", Cascades.BM25, Cascades.LAMBDAMART -> Role.BASELINE;
            case "oracle" -> Role.ORACLE;
            default -> Role.MODEL;
          };
      List<Figure> own = new ArrayList<>();
      for (Figure figure : figures) {
        if (figure.figure().equals("study/" + name + "/orders-per-page")
            || figure.figure().equals("study/" + name + "/revenue-per-page")) {
          own.add(figure);
        }
      }
      table = table.with(role, role.label().equals(name) ? "" : name, own);
    }
    return table;
  }
}
