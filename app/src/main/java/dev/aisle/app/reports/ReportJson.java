package dev.aisle.app.reports;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.wire.FigureJson;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report as one JSON object, with every number that its page prints or draws. Figures have the
/// form of [FigureJson]; plots hold their data as parallel arrays. docs/figures.md describes it.
final class ReportJson {
  /// Value of `format`; another number where a reader of this one would go wrong.
  static final String FORMAT = "aisle-report/1";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ReportJson() {}

  static String of(Report report) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("format", FORMAT);
    json.put("title", report.title());
    json.put("summary", report.summary());
    provenance(json.putObject("provenance"), report.provenance());
    ArrayNode alarms = json.putArray("alarms");
    for (Alarm alarm : report.alarms()) {
      alarms.addObject().put("reason", alarm.reason()).put("remedy", alarm.remedy());
    }
    ArrayNode sections = json.putArray("sections");
    for (Section section : report.sections()) {
      section(sections.addObject(), section);
    }
    return MAPPER.writeValueAsString(json) + "\n";
  }

  private static void provenance(ObjectNode json, Provenance provenance) {
    json.put("command", provenance.command());
    json.put("created", provenance.created().toString());
    ArrayNode seeds = json.putArray("seeds");
    provenance.seeds().forEach(seeds::add);
    json.put("world", provenance.world());
    json.put("data", provenance.data());
    json.put("code", provenance.codeVersion());
    json.putObject("machine")
        .put("cores", provenance.machine().cores())
        .put("jvm", provenance.machine().jvm())
        .put("os", provenance.machine().os());
  }

  private static void section(ObjectNode json, Section section) {
    json.put("heading", section.heading());
    switch (section) {
      case Section.Text text -> json.put("text", text.text());
      case Section.Figures figures -> figures(json, figures.figures());
      case Section.Compared compared -> comparison(json, compared.comparison());
      case Section.Plots plots -> {
        ArrayNode array = json.putArray("plots");
        plots.plots().forEach(plot -> plot(array.addObject(), plot));
      }
    }
  }

  private static void figures(ObjectNode json, List<Figure> figures) {
    ArrayNode array = json.putArray("figures");
    figures.forEach(figure -> array.add(MAPPER.readTree(FigureJson.line(figure))));
  }

  private static void comparison(ObjectNode json, Comparison comparison) {
    ArrayNode columns = json.putArray("metrics");
    for (Comparison.Column column : comparison.columns()) {
      columns
          .addObject()
          .put("metric", column.metric())
          .put("better", column.better().name().toLowerCase(Locale.ROOT))
          .put("bounded", column.bounded());
    }
    ArrayNode policies = json.putArray("policies");
    for (Comparison.Row row : comparison.rows()) {
      ObjectNode policy = policies.addObject().put("policy", row.role().label());
      switch (row) {
        case Comparison.Row.NotRun notRun -> policy.put("notRun", notRun.reason());
        case Comparison.Row.Measured measured ->
            figures(policy.put("name", measured.name()), measured.figures());
      }
    }
  }

  private static void plot(ObjectNode json, Plot plot) {
    json.put("title", plot.title());
    json.put("caption", plot.caption());
    switch (plot) {
      case Plot.Lines lines -> {
        json.put("kind", "lines");
        axis(json.putObject("x"), lines.x());
        axis(json.putObject("y"), lines.y());
        ArrayNode series = json.putArray("series");
        for (Plot.Series one : lines.series()) {
          ObjectNode node = series.addObject().put("name", one.name());
          numbers(node, "x", one.points(), Plot.Point::x);
          estimates(node, "y", one.points().stream().map(Plot.Point::y).toList());
        }
      }
      case Plot.Bars bars -> {
        json.put("kind", "bars");
        axis(json.putObject("y"), bars.y());
        names(json, "categories", bars.categories());
        ArrayNode groups = json.putArray("groups");
        for (Plot.Group group : bars.groups()) {
          estimates(groups.addObject().put("name", group.name()), "y", group.values());
        }
      }
      case Plot.Points points -> {
        json.put("kind", "points");
        axis(json.putObject("x"), points.x());
        json.put("reference", points.reference());
        names(json, "rows", points.rows().stream().map(Plot.Row::name).toList());
        estimates(json, "values", points.rows().stream().map(Plot.Row::estimate).toList());
      }
      case Plot.Histogram histogram -> {
        json.put("kind", "histogram");
        axis(json.putObject("x"), histogram.x());
        axis(json.putObject("y"), histogram.y());
        numbers(json, "from", histogram.bins(), Plot.Bin::from);
        numbers(json, "to", histogram.bins(), Plot.Bin::to);
        numbers(json, "height", histogram.bins(), Plot.Bin::height);
      }
    }
  }

  private static void axis(ObjectNode json, Axis axis) {
    json.put("title", axis.title());
    json.put("scale", axis.scale().name().toLowerCase(Locale.ROOT));
  }

  private static void names(ObjectNode json, String field, List<String> names) {
    ArrayNode array = json.putArray(field);
    names.forEach(array::add);
  }

  private static void estimates(ObjectNode json, String field, List<Estimate> estimates) {
    numbers(json, field, estimates, Estimate::value);
    numbers(json, "low", estimates, Estimate::low);
    numbers(json, "high", estimates, Estimate::high);
  }

  private static <T> void numbers(
      ObjectNode json, String field, List<T> values, ToDoubleFunction<T> number) {
    ArrayNode array = json.putArray(field);
    values.forEach(value -> array.add(number.applyAsDouble(value)));
  }
}
