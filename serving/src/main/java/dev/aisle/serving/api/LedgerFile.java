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

/// `ledger.json`: a JSON list with an object for each stage, of which the fields `stage`, `name`,
/// `recall`, `setHitRate`, `ndcg`, `ms`, `cpu` and `data` are shown. Others are for other readers.
final class LedgerFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MOST_STAGES = 100;
  private static final JsonMapper JSON = new JsonMapper();

  private LedgerFile() {}

  /// @throws InvalidInputException where the file is something else
  static List<ModelAnswers.LedgerRow> read(Path file) throws IOException {
    JsonNode list;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw wrong(file, null);
      }
      list = JSON.readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw wrong(file, e);
    }
    if (!list.isArray() || list.size() > MOST_STAGES) {
      throw wrong(file, null);
    }
    List<ModelAnswers.LedgerRow> rows = new ArrayList<>();
    for (JsonNode stage : list) {
      if (!stage.path("stage").isString()) {
        throw wrong(file, null);
      }
      rows.add(
          new ModelAnswers.LedgerRow(
              stage.path("stage").stringValue(),
              text(stage, "name"),
              number(stage, "recall"),
              number(stage, "setHitRate"),
              number(stage, "ndcg"),
              number(stage, "ms"),
              number(stage, "cpu"),
              text(stage, "data")));
    }
    return rows;
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
    String problem = "is no list of stages";
    String remedy = "Write it anew with aisle evaluate, or remove it.";
    String place = String.valueOf(file.getFileName());
    return cause == null
        ? new InvalidInputException(place, problem, remedy)
        : new InvalidInputException(place, problem, remedy, cause);
  }
}
