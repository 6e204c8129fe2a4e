package dev.aisle.wire;

import dev.aisle.core.evaluation.Figure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Figures as JSON Lines, what `--json` prints:
/// `{"figure":"retrieve/bm25/ndcg@10","value":0.741,"low":0.71,"high":0.77,"unit":"","data":"real",
/// "n":109,"seeds":1}`. A value that is undefined (NaN) is null.
public final class FigureJson {
  private FigureJson() {}

  /// One object without a line break.
  public static String line(Figure figure) {
    byte[] json =
        StrictJson.write(
            "figure " + figure.figure(), 1 << 16, generator -> write(generator, figure));
    return new String(json, StandardCharsets.UTF_8);
  }

  /// One object a line, each with its line break.
  public static String lines(List<Figure> figures) {
    StringBuilder lines = new StringBuilder();
    figures.forEach(figure -> lines.append(line(figure)).append('\n'));
    return lines.toString();
  }

  private static void write(JsonGenerator json, Figure figure) {
    json.writeStartObject();
    json.writeStringProperty("figure", figure.figure());
    number(json, "value", figure.value());
    number(json, "low", figure.low());
    number(json, "high", figure.high());
    json.writeStringProperty("unit", figure.unit());
    json.writeStringProperty("data", figure.data().label());
    json.writeNumberProperty("n", figure.n());
    json.writeNumberProperty("seeds", figure.seeds());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, double value) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(name, value);
    } else {
      json.writeNullProperty(name);
    }
  }
}
