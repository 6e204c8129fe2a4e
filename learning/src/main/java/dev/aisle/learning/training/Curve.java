package dev.aisle.learning.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `curve.jsonl`: a JSON object a line for every few steps and every validation, written out at
/// once, so that it can be followed while the training runs.
final class Curve implements AutoCloseable {
  static final String FILE = "curve.jsonl";
  private static final JsonMapper JSON = new JsonMapper();

  private final BufferedWriter out;

  private Curve(BufferedWriter out) {
    this.out = out;
  }

  /// Of a worker that writes no files.
  static Curve none() {
    return new Curve(new BufferedWriter(Writer.nullWriter()));
  }

  /// The curve of a folder.
  ///
  /// @param steps that a resumed training has done: later lines of the file, which a killed one
  ///     left, are removed, as all are for 0
  static Curve in(Path folder, long steps) throws IOException {
    Path file = folder.resolve(FILE);
    List<String> kept =
        steps > 0 && Files.exists(file)
            ? Files.readAllLines(file).stream().filter(line -> step(line) <= steps).toList()
            : List.of();
    BufferedWriter out =
        Files.newBufferedWriter(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    for (String line : kept) {
      out.write(line + "\n");
    }
    out.flush();
    return new Curve(out);
  }

  /// A line that was cut short belongs to no step.
  private static long step(String line) {
    try {
      JsonNode step = JSON.readTree(line).path("step");
      return step.isIntegralNumber() ? step.longValue() : Long.MAX_VALUE;
    } catch (JacksonException e) {
      return Long.MAX_VALUE;
    }
  }

  /// A point of the curve.
  ///
  /// @param epoch 1-based
  /// @param loss mean over the steps since the last point
  /// @param parts of the loss, likewise
  /// @param metric of a validation after this step, NaN where there was none
  /// @param gradientNorm of the last step, before clipping
  /// @param waited share of the time since the last point
  record Point(
      long step,
      long epoch,
      double loss,
      Map<String, Double> parts,
      double metric,
      double learningRate,
      double gradientNorm,
      double examplesPerSecond,
      double waited) {}

  void add(Point point) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeNumberProperty("step", point.step());
      json.writeNumberProperty("epoch", point.epoch());
      json.writeNumberProperty("loss", point.loss());
      json.writeObjectPropertyStart("parts");
      point.parts().forEach((name, value) -> write(json, name, value));
      json.writeEndObject();
      write(json, "metric", point.metric());
      json.writeNumberProperty("learningRate", point.learningRate());
      json.writeNumberProperty("gradientNorm", point.gradientNorm());
      json.writeNumberProperty("examplesPerSecond", point.examplesPerSecond());
      json.writeNumberProperty("waited", point.waited());
      json.writeEndObject();
    }
    out.write(line + "\n");
    out.flush();
  }

  /// JSON knows no NaN; what is not a number is left out.
  private static void write(JsonGenerator json, String name, double value) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(name, value);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
