package dev.aisle.app.ledger;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A shop's latest ledger, `reports/ledger.json` in its folder, which the studio shows:
/// ```json
/// {"made": "2026-01-02T03:04:05Z", "bundle": "b-…", "requests": 500, "stages": [
///   {"scene": "search", "stage": "rank", "name": "din@3", "candidates": 50.0,
///    "hit": {"value": 0.9, "low": 0.88, "high": 0.92}, "ndcg": {…},
///    "millisP50": 2.1, "millisP99": 4.0, "cpuMillis": 2.0, "degraded": 0.0}, …]}
/// ```
public final class LedgerFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private LedgerFile() {}

  /// Where a shop's ledger lies.
  public static Path of(Path shop) {
    return shop.resolve("reports").resolve("ledger.json");
  }

  /// Replaces the shop's ledger.
  ///
  /// @throws InvalidInputException where the folder cannot be written
  public static void write(Path shop, Ledger ledger, Instant now) {
    Path file = of(shop);
    try {
      Files.createDirectories(file.getParent());
      Path aside = Files.createTempFile(file.getParent(), "ledger", ".tmp");
      Files.writeString(aside, json(ledger, now));
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new InvalidInputException(
          file.toString(), "cannot be written (" + e.getMessage() + ")", "Give write access.", e);
    }
  }

  static String json(Ledger ledger, Instant now) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("made", now.truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("bundle", ledger.bundle());
    json.put("requests", ledger.requests());
    ArrayNode stages = json.putArray("stages");
    for (Ledger.Row row : ledger.rows()) {
      ObjectNode stage = stages.addObject();
      stage.put("scene", row.scene().name().toLowerCase(Locale.ROOT));
      stage.put("stage", row.stage());
      stage.put("name", row.name());
      stage.put("candidates", row.candidates());
      interval(stage.putObject("hit"), row.hit());
      interval(stage.putObject("ndcg"), row.ndcg());
      stage.put("millisP50", row.millis());
      stage.put("millisP99", row.millis99());
      stage.put("cpuMillis", row.cpuMillis());
      stage.put("degraded", row.degraded());
    }
    return MAPPER.writeValueAsString(json) + "\n";
  }

  private static void interval(ObjectNode json, Interval interval) {
    json.put("value", interval.value());
    json.put("low", interval.low());
    json.put("high", interval.high());
  }
}
