package dev.aisle.app.study;

import dev.aisle.app.reports.Plot;
import dev.aisle.app.reports.Provenance;
import dev.aisle.app.reports.Report;
import dev.aisle.app.reports.Section;
import dev.aisle.app.trials.PolicyTable;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A study as figures and as a report.
///
/// @param figures below `study/`
public record StudyReport(List<Figure> figures, Report report) {
  private static final String TRUTH =
      "Exact expected orders, clicks and revenue of the pages that each cascade makes for the same"
          + " asks of new shoppers; no draw of a click is involved. Intervals are over shoppers of"
          + " all seeds.";

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

  /// Runs a study of a re-ranker.
  ///
  /// @param prm name of the rival that the headline is about
  public static StudyReport run(
      RerankStudy study, String prm, Provenance provenance, StudyProgress progress)
      throws IOException {
    RerankFound found = study.run(progress);
    List<Figure> figures = found.figures();
    return new StudyReport(figures, report(found, prm, figures, provenance));
  }

  /// A curve with its plots.
  ///
  /// @param plots by name
  public record Curve(StudyReport study, Map<String, Plot> plots) {
    /// Measures it.
    public static Curve run(RerankCurve curve, Provenance provenance, StudyProgress progress)
        throws IOException {
      RerankCurve.Found found = curve.run(progress);
      Map<String, Plot> plots = found.plots();
      List<Figure> figures = found.figures();
      Report report =
          Report.of(
                  "Where does the lift of " + found.subject() + " come from?",
                  "Its lift over itself without pictures and over "
                      + found.prm()
                      + ", the more titles leave out, and where pictures tell nothing.",
                  provenance)
              .with(new Section.Plots("The curve", List.copyOf(plots.values())))
              .with(new Section.Figures("In numbers", figures));
      return new Curve(new StudyReport(figures, report), plots);
    }
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
        .with(
            new Section.Compared(
                "What pages are truly worth",
                found.worth().comparison(Set.of(Cascades.BM25, Cascades.LAMBDAMART))))
        .with(new Section.Text("", TRUTH))
        .with(below("One against another: lift of orders and revenue", figures, "study/lift/"))
        .with(below("What retrieval finds of what was clicked", figures, "study/recall/"))
        .with(below("The online experiment", figures, "study/online/"))
        .with(below("On held-out pages of the logs", figures, "study/held-out/"));
  }

  private static Report report(
      RerankFound found, String prm, List<Figure> figures, Provenance provenance) {
    String subject = found.subject();
    Interval orders = found.worth().lift(subject, prm, PolicyTable.Worth::orders);
    Interval ndcg = found.contest().difference(subject, prm).of(HeldOut.NDCG).interval();
    String prefix = "ablate/" + subject + "/";
    return Report.of(
            "What is " + subject + " worth?",
            String.format(
                Locale.ROOT,
                "Beside %s, its pages are worth %+.1f %% orders [%+.1f, %+.1f], and held-out pages are"
                    + " ordered with %+.4f [%+.4f, %+.4f] of NDCG@10.",
                prm,
                100 * orders.value(),
                100 * orders.low(),
                100 * orders.high(),
                ndcg.value(),
                ndcg.low(),
                ndcg.high()),
            provenance)
        .with(
            new Section.Compared(
                "What pages are truly worth",
                found.worth().comparison(Set.of(prm, RerankStudy.SCORE_ORDER))))
        .with(new Section.Text("", TRUTH))
        .with(below("How much more they are worth", figures, prefix + "lift/"))
        .with(
            new Section.Figures(
                "On held-out pages of the logs",
                figures.stream()
                    .filter(f -> !f.figure().matches(".*/(worth|lift|online)/.*"))
                    .toList()))
        .with(below("The online experiments", figures, prefix + "online/"));
  }

  private static Section below(String heading, List<Figure> figures, String prefix) {
    return new Section.Figures(
        heading, figures.stream().filter(f -> f.figure().startsWith(prefix)).toList());
  }
}
