package dev.aisle.app.reports;

import dev.aisle.core.evaluation.Figure;
import java.util.List;
import java.util.stream.Collectors;

/// A report as one HTML page that needs no network, no script and no other file.
final class ReportPage {
  private final Markup out = new Markup();

  private ReportPage() {}

  static String html(Report report) {
    ReportPage page = new ReportPage();
    page.header(report);
    page.alarms(report.alarms());
    page.out.open("main").line();
    report.sections().forEach(page::section);
    page.out.close().line();
    page.provenance(report.provenance());
    return Page.html(report.title(), page.out.toString());
  }

  private void header(Report report) {
    Provenance provenance = report.provenance();
    out.open("header");
    out.element("p", "Aisle report", "class", "brand");
    out.element("h1", report.title());
    out.element("p", report.summary(), "class", "summary");
    out.open("p", "class", "byline");
    Page.time(out, provenance.created());
    if (provenance.world() != null) {
      out.open("span").text("world ").element("b", provenance.world()).close();
    }
    if (!provenance.seeds().isEmpty()) {
      int seeds = provenance.seeds().size();
      out.element("span", seeds == 1 ? "1 seed" : seeds + " seeds");
    }
    out.element("a", "how it was made", "href", "#provenance");
    out.close().close().line();
  }

  private void alarms(List<Alarm> alarms) {
    if (alarms.isEmpty()) {
      return;
    }
    out.open("section", "class", "alarms", "aria-labelledby", "alarms");
    out.element("h2", alarms.size() == 1 ? "1 alarm" : alarms.size() + " alarms", "id", "alarms");
    out.open("ul");
    for (Alarm alarm : alarms) {
      out.open("li");
      out.element("strong", alarm.reason()).text(" ").element("span", alarm.remedy());
      out.close();
    }
    out.close().close().line();
  }

  private void section(Section section) {
    out.open("section");
    if (!section.heading().isBlank()) {
      out.element("h2", section.heading());
    }
    switch (section) {
      case Section.Text text -> paragraphs(text.text());
      case Section.Figures figures -> figures(figures.figures());
      case Section.Compared compared -> comparison(compared.comparison());
      case Section.Plots plots -> plots(plots.plots());
    }
    out.close().line();
  }

  private void paragraphs(String text) {
    for (String paragraph : text.strip().split("\\n\\s*\\n")) {
      out.element("p", paragraph);
    }
  }

  private void figures(List<Figure> figures) {
    out.open("table", "class", "figures").open("thead").open("tr");
    for (String title : List.of("Figure", "Value", "95\u00a0% interval", "Data", "n", "Seeds")) {
      out.element("th", title, "scope", "col");
    }
    out.close().close().line().open("tbody").line();
    for (Figure figure : figures) {
      out.open("tr");
      out.open("th", "scope", "row").element("code", figure.figure()).close();
      out.open("td", "class", "number").element("b", Numbers.value(figure));
      if (!figure.unit().isEmpty()) {
        out.text(" ").element("span", figure.unit(), "class", "unit");
      }
      out.close();
      cell("interval", "number", Numbers.interval(figure));
      String label = figure.data().label();
      out.open("td", "data-label", "data").element("span", label, "class", "tag " + label).close();
      cell("n", "number", Numbers.count(figure.n()));
      cell("seeds", "number", Numbers.count(figure.seeds()));
      out.close().line();
    }
    out.close().close();
  }

  private void cell(String label, String classes, String text) {
    out.element(
        "td",
        text.isEmpty() ? "–" : text,
        "data-label",
        label,
        "class",
        text.isEmpty() ? classes + " none" : classes);
  }

  private void comparison(Comparison comparison) {
    // A region that scrolls must be reachable by keyboard.
    out.open("div", "class", "scroll", "tabindex", 0, "role", "region", "aria-label", "Comparison");
    out.open("table", "class", "comparison").open("thead").open("tr");
    out.element("th", "Policy", "scope", "col");
    for (Comparison.Column column : comparison.columns()) {
      out.open("th", "scope", "col").text(column.metric());
      String arrow =
          switch (column.better()) {
            case HIGHER -> "↑";
            case LOWER -> "↓";
            case NEITHER -> "";
          };
      if (!arrow.isEmpty()) {
        out.text(" ");
        out.element(
            "span",
            arrow,
            "class",
            "arrow",
            "title",
            arrow.equals("↑") ? "more is better" : "less is better");
      }
      out.close();
    }
    out.close().close().line().open("tbody").line();
    for (Comparison.Row row : comparison.rows()) {
      row(comparison, row);
    }
    out.close().close().close();
    out.element("p", note(comparison), "class", "note");
  }

  private void row(Comparison comparison, Comparison.Row row) {
    out.open("tr", "class", row.role().label());
    out.open("th", "scope", "row").text(row.role().label());
    switch (row) {
      case Comparison.Row.NotRun notRun -> {
        out.close();
        out.open("td", "colspan", comparison.columns().size(), "class", "absent");
        out.element("span", "not run: " + notRun.reason()).close();
      }
      case Comparison.Row.Measured measured -> {
        if (!measured.name().isEmpty()) {
          out.text(" ").element("span", measured.name(), "class", "unit");
        }
        out.close();
        for (int i = 0; i < measured.figures().size(); i++) {
          value(measured.figures().get(i), comparison.best(measured, i));
        }
      }
    }
    out.close().line();
  }

  private void value(Figure figure, boolean best) {
    out.open("td", "class", "number");
    String unit = figure.unit().isEmpty() ? "" : "\u00a0" + figure.unit();
    out.element(best ? "b" : "span", Numbers.value(figure) + unit);
    String interval = Numbers.interval(figure);
    if (!interval.isEmpty()) {
      out.text(" ").element("small", interval);
    }
    out.close();
  }

  /// What people need to read a comparison, from the figures themselves.
  private static String note(Comparison comparison) {
    List<Figure> figures =
        comparison.measured().stream().flatMap(row -> row.figures().stream()).toList();
    String data =
        figures.stream()
            .map(figure -> figure.data().label())
            .distinct()
            .collect(Collectors.joining(" and "));
    var n = figures.stream().mapToLong(Figure::n).summaryStatistics();
    String groups =
        n.getMin() == n.getMax()
            ? Numbers.count(n.getMin())
            : Numbers.count(n.getMin()) + " to " + Numbers.count(n.getMax());
    return figures.isEmpty()
        ? "Nothing was run."
        : "Data: %s; n = %s. In brackets the 95\u00a0%% interval; bold the best value but for the oracle's."
            .formatted(data, groups);
  }

  /// One plot is drawn twice, laid out for the width of a page and of a phone; the style sheet
  /// shows one of them.
  private void plots(List<Plot> plots) {
    boolean alone = plots.size() == 1;
    out.open("div", "class", alone ? "plots" : "plots columns").line();
    for (Plot plot : plots) {
      out.open("figure");
      if (alone) {
        out.trusted(Chart.inline(plot, Chart.Size.WIDE, "wide")).line();
        out.trusted(Chart.inline(plot, Chart.Size.COMPACT, "compact")).line();
      } else {
        out.trusted(Chart.inline(plot, Chart.Size.COMPACT, "")).line();
      }
      out.element("figcaption", plot.caption()).close().line();
    }
    out.close();
  }

  private void provenance(Provenance provenance) {
    out.open("footer", "id", "provenance");
    out.element("h2", "How it was made");
    out.open("pre", "tabindex", 0).element("code", provenance.command()).close();
    out.open("dl");
    term("Created");
    out.open("dd");
    Page.time(out, provenance.created());
    out.close();
    entry("World", provenance.world() == null ? "none: real data" : provenance.world());
    entry(
        "Seeds",
        provenance.seeds().isEmpty()
            ? "none: nothing was random"
            : provenance.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    term("Data");
    out.open("dd").element("code", provenance.data()).close();
    term("Aisle");
    out.open("dd").element("code", provenance.codeVersion()).close();
    Machine machine = provenance.machine();
    entry(
        "Machine",
        machine.cores() + (machine.cores() == 1 ? " core, " : " cores, ") + machine.os());
    entry("Java", machine.jvm());
    out.close().close().line();
  }

  private void entry(String term, String text) {
    term(term);
    out.element("dd", text);
  }

  private void term(String term) {
    out.element("dt", term);
  }
}
