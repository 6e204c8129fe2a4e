package dev.aisle.learning.training;

import dev.aisle.core.InvalidInputException;
import dev.aisle.wire.JsonFields;
import dev.aisle.wire.StrictJson;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// How far a training is: what the loop knows besides the numbers of the model and the optimiser.
///
/// @param step steps done
/// @param bestStep after which the parameters were best, 0 before the first validation
/// @param metric of the best, NaN before the first validation
/// @param worse validations since without a better one
/// @param ended whether nothing is left to do
record TrainingState(long step, long bestStep, double metric, int worse, boolean ended) {
  static final TrainingState START = new TrainingState(0, 0, Double.NaN, 0, false);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_BYTES = 1 << 16;

  /// After one more step.
  TrainingState stepped() {
    return new TrainingState(step + 1, bestStep, metric, worse, ended);
  }

  /// Whether a validation that says `value` is the best so far.
  boolean improvedBy(double value) {
    return value > metric || (Double.isNaN(metric) && !Double.isNaN(value));
  }

  /// After a validation.
  TrainingState validated(double value) {
    return improvedBy(value)
        ? new TrainingState(step, step, value, 0, ended)
        : new TrainingState(step, bestStep, metric, worse + 1, ended);
  }

  /// With nothing left to do.
  TrainingState atEnd() {
    return new TrainingState(step, bestStep, metric, worse, true);
  }

  /// For the other workers.
  double[] numbers() {
    return new double[] {step, bestStep, metric, worse, ended ? 1 : 0};
  }

  /// What [#numbers] was made of.
  static TrainingState of(double... numbers) {
    return new TrainingState(
        (long) numbers[0], (long) numbers[1], numbers[2], (int) numbers[3], numbers[4] > 0);
  }

  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberProperty("step", step);
      json.writeNumberProperty("bestStep", bestStep);
      if (!Double.isNaN(metric)) {
        json.writeNumberProperty("metric", metric);
      }
      json.writeNumberProperty("worse", worse);
      json.writeBooleanProperty("ended", ended);
      json.writeEndObject();
    }
    return text.toString();
  }

  /// @throws InvalidInputException where it is no state
  static TrainingState read(String json) {
    JsonFields fields = StrictJson.read(json.getBytes(StandardCharsets.UTF_8), MAX_BYTES);
    TrainingState state =
        new TrainingState(
            fields.whole("step"),
            fields.whole("bestStep"),
            fields.number("metric", Double.NaN),
            fields.integer("worse"),
            fields.flag("ended", false));
    fields.end();
    return state;
  }
}
