package dev.aisle.app.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aisle.app.reports.Comparison.Column;
import dev.aisle.app.reports.Comparison.Role;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ReportTest {
  @Test
  void thePageIsWellFormedAndNeedsNothingElse() {
    String html = ReportPage.html(SampleReports.experiment());
    Element page = Xml.parse(html);
    assertThat(Xml.child(Xml.child(page, "head"), "title").getTextContent())
        .isEqualTo("HCCP against BM25 in the world meadow");
    assertThat(html)
        .doesNotContain("<script", "<link", "<img", "src=", "@import", "url(")
        .contains("default-src 'none'");
    // Everything that a reader must know about its making.
    assertThat(Xml.child(Xml.child(page, "body"), "footer").getTextContent())
        .contains(
            "aisle experiment --world meadow",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "1, 2, 3, 4, 5",
            "meadow",
            "0.1.0-SNAPSHOT+0f9059b",
            "2 cores",
            "OpenJDK 64-Bit Server VM 25.0.1+8-LTS");
  }

  @Test
  void theSameReportGivesTheSamePage() {
    assertThat(ReportPage.html(SampleReports.experiment()))
        .isEqualTo(ReportPage.html(SampleReports.experiment()));
  }

  @Test
  void everyPlotIsThereOncePerWidthWithItsCaption() {
    Element page = Xml.parse(ReportPage.html(SampleReports.experiment()));
    // Two stand alone, four beside each other.
    assertThat(Xml.withClass(page, "svg", "wide")).hasSize(2);
    assertThat(Xml.withClass(page, "svg", "compact")).hasSize(2);
    assertThat(Xml.all(page, "svg")).hasSize(8);
    assertThat(Xml.all(page, "svg"))
        .allSatisfy(
            svg -> {
              assertThat(Xml.child(svg, "title").getTextContent()).isNotBlank();
              assertThat(Xml.child(svg, "desc").getTextContent()).isNotBlank();
            });
    assertThat(Xml.all(page, "figcaption")).hasSize(6);
  }

  @Test
  void policiesStandInTheirOrderAndWhatDidNotRunSaysWhy() {
    Element page = Xml.parse(ReportPage.html(SampleReports.experiment()));
    Element table = Xml.withClass(page, "table", "comparison").getFirst();
    List<Element> rows = Xml.all(Xml.child(table, "tbody"), "tr");
    assertThat(rows.stream().map(row -> Xml.child(row, "th").getTextContent()))
        .containsExactly("random", "popularity", "baseline bm25", "model hccp", "oracle greedy");
    assertThat(rows.get(1).getTextContent())
        .isEqualTo("popularitynot run: the log has no exposures before day 3");
    assertThat(Xml.all(rows.get(3), "td").getFirst().getTextContent())
        .isEqualTo("0.0741 [0.0730, 0.0752]");
    // The oracle is better but knows the truth; Gini is better where it is less.
    assertThat(Xml.all(rows.get(3), "b").stream().map(Element::getTextContent))
        .containsExactly("0.0741", "0.0254", "1.42\u00a0EUR");
    assertThat(Xml.all(rows.get(0), "b").stream().map(Element::getTextContent))
        .containsExactly("0.310");
    assertThat(Xml.all(rows.get(4), "b")).isEmpty();
  }

  @Test
  void aComparisonThatIsSilentAboutAPolicyMakesNoReport() {
    Comparison comparison =
        Comparison.of(Column.shown("CTR"))
            .with(Role.MODEL, "m", List.of(ctr(0.1, 0.1, 0.1)))
            .without(Role.RANDOM, "x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> report(comparison))
        .withMessageContaining("says nothing about [POPULARITY, BASELINE, ORACLE]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> comparison.with(Role.ORACLE, "", List.of()))
        .withMessage("the oracle policy has 0 figures for 1 columns");
  }

  @Test
  void aPolicyAboveTheOracleRaisesAnAlarmThatStandsFirst() {
    Report report = report(against(ctr(0.12, 0.11, 0.13), ctr(0.09, 0.08, 0.1)));
    assertThat(report.alarms()).hasSize(1);
    assertThat(report.alarms().getFirst().reason())
        .isEqualTo(
            "CTR of model cheat is 0.120 [0.110, 0.130], beyond the oracle's 0.090 [0.080, 0.100],"
                + " which knows the truth.");
    String html = ReportPage.html(report);
    assertThat(html.indexOf("class=\"alarms\"")).isBetween(1, html.indexOf("<main"));
    assertThat(html).contains("1 alarm<", "Do not believe this report");
  }

  @Test
  void whatChanceExplainsRaisesNoAlarm() {
    assertThat(report(against(ctr(0.12, 0.09, 0.15), ctr(0.11, 0.08, 0.14))).alarms()).isEmpty();
    assertThat(report(against(ctr(0.08, 0.07, 0.09), ctr(0.11, 0.1, 0.12))).alarms()).isEmpty();
    // Undefined is no success either.
    assertThat(
            report(against(ctr(Double.NaN, Double.NaN, Double.NaN), ctr(0.1, 0.1, 0.1))).alarms())
        .isEmpty();
    // The oracle is a ceiling of its own objective only.
    assertThat(SampleReports.experiment().alarms()).isEmpty();
    assertThat(ReportPage.html(SampleReports.experiment())).doesNotContain("class=\"alarms\"");
  }

  @Test
  void figuresSayWhatTheyAreOf() {
    Element page = Xml.parse(ReportPage.html(SampleReports.experiment()));
    List<Element> rows =
        Xml.all(Xml.child(Xml.withClass(page, "table", "figures").getFirst(), "tbody"), "tr");
    assertThat(
            rows.stream()
                .map(row -> Xml.all(row, "td").stream().map(Element::getTextContent).toList()))
        .containsExactly(
            List.of("0.0208", "[0.0091, 0.0325]", "simulated", "10,000", "5"),
            List.of("0.0556", "[0.0465, 0.0647]", "simulated", "10,000", "5"),
            List.of("0.775", "[0.718, 0.828]", "real", "96", "1"),
            List.of("61,204 pages/s", "–", "simulated", "1,000,000", "1"),
            List.of("n/a", "–", "simulated", "0", "5"));
  }

  @Test
  void hostileTextsStayTexts() {
    String hostile = "<script>alert('x')</script>\"onload=\"y&amp;]]>\u0007";
    Provenance provenance =
        new Provenance(
            hostile,
            Instant.EPOCH,
            List.of(1L),
            hostile,
            hostile,
            hostile,
            new Machine(1, hostile, hostile));
    Comparison comparison =
        Comparison.of(Column.higher(hostile))
            .with(Role.MODEL, hostile, List.of(Figure.exact(hostile, 1, hostile, Source.REAL, 1)))
            .without(Role.RANDOM, hostile)
            .without(Role.POPULARITY, hostile)
            .without(Role.BASELINE, hostile)
            .without(Role.ORACLE, hostile);
    Report report =
        Report.of(hostile, hostile, provenance)
            .with(new Alarm(hostile, hostile))
            .with(new Section.Text(hostile, hostile))
            .with(
                new Section.Figures(
                    hostile, List.of(Figure.exact(hostile, 1, hostile, Source.REAL, 1))))
            .with(new Section.Compared(hostile, comparison));
    String html = ReportPage.html(report);
    Element page = Xml.parse(html);
    assertThat(Xml.all(page, "script")).isEmpty();
    assertThat(html).doesNotContain("<script");
    assertThat(Xml.all(page, "*"))
        .noneSatisfy(element -> assertThat(element.hasAttribute("onload")).isTrue());
    assertThat(Xml.all(page, "h1").getFirst().getTextContent())
        .isEqualTo("<script>alert('x')</script>\"onload=\"y&amp;]]>\ufffd");
  }

  private static Figure ctr(double value, double low, double high) {
    return new Figure("ctr", value, low, high, "", Source.SIMULATED, 100, 5);
  }

  private static Comparison against(Figure model, Figure oracle) {
    return Comparison.of(Column.objective("CTR"))
        .with(Role.MODEL, "cheat", List.of(model))
        .with(Role.ORACLE, "", List.of(oracle))
        .without(Role.RANDOM, "x")
        .without(Role.POPULARITY, "x")
        .without(Role.BASELINE, "x");
  }

  private static Report report(Comparison comparison) {
    return Report.of("t", "s", SampleReports.provenance())
        .with(new Section.Compared("", comparison));
  }
}
