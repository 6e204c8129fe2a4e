package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `ledger.json` as `aisle evaluate` writes it: a JSON object whose `stages` have a `stage` each.
/// Fields that are not known here are for other readers, and those that are missing are null.
final class LedgerFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MOST_STAGES = 100;
  private static final JsonMapper JSON = new JsonMapper();

  private LedgerFile() {}

  /// @throws InvalidInputException where the file is something else
  static ModelAnswers.Ledger read(Path file) throws IOException {
    JsonNode ledger;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw wrong(file, null);
      }
      ledger = JSON.readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw wrong(file, e);
    }
    JsonNode stages = ledger.path("stages");
    if (!stages.isArray() || stages.size() > MOST_STAGES) {
      throw wrong(file, null);
    }
    List<ModelAnswers.LedgerRow> rows = new ArrayList<>();
    for (JsonNode stage : stages) {
      if (!stage.path("stage").isString()) {
        throw wrong(file, null);
      }
      rows.add(row(stage));
    }
    JsonNode requests = ledger.path("requests");
    return new ModelAnswers.Ledger(
        text(ledger, "made"),
        text(ledger, "bundle"),
        requests.isIntegralNumber() && requests.canConvertToLong()
            ? (Long) requests.longValue()
            : null,
        rows);
  }

  private static ModelAnswers.LedgerRow row(JsonNode stage) {
    JsonNode hit = stage.path("hit");
    JsonNode ndcg = stage.path("ndcg");
    return new ModelAnswers.LedgerRow(
        text(stage, "scene"),
        stage.path("stage").stringValue(),
        text(stage, "name"),
        number(stage, "candidates"),
        number(hit, "value"),
        number(hit, "low"),
        number(hit, "high"),
        number(ndcg, "value"),
        number(ndcg, "low"),
        number(ndcg, "high"),
        number(stage, "millisP50"),
        number(stage, "millisP99"),
        number(stage, "cpuMillis"),
        number(stage, "degraded"));
  }

  private static @Nullable String text(JsonNode stage, String field) {
    JsonNode value = stage.path(field);
    return value.isString() ? value.stringValue() : null;
  }

  private static @Nullable Double number(JsonNode stage, String field) {
    JsonNode value = stage.path(field);
    return value.isNumber() && Double.isFinite(value.asDouble()) ? (Double) value.asDouble() : null;
  }

  private static InvalidInputException wrong(Path file, @Nullable JacksonException cause) {
    String problem = "is no ledger";
    String remedy = "Write it anew with aisle evaluate, or remove it.";
    String place = String.valueOf(file.getFileName());
    return cause == null
        ? new InvalidInputException(place, problem, remedy)
        : new InvalidInputException(place, problem, remedy, cause);
  }
}
