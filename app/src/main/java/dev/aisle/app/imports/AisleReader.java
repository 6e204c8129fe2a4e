package dev.aisle.app.imports;

import dev.aisle.core.events.Event;
import dev.aisle.wire.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Aisle's own JSON Lines: one event per line as the event schema says.
final class AisleReader implements FormatReader {
  AisleReader(ImportOptions options) {}

  @Override
  public String lookedFor() {
    return "*.jsonl, *.ndjson, *.json";
  }

  @Override
  public boolean wants(String name) {
    return JsonFiles.matches(name);
  }

  @Override
  public void read(Source source, Intake intake) throws IOException {
    Records.json(
        source,
        intake,
        (line, text) -> {
          Event event = EventJson.read(text.getBytes(StandardCharsets.UTF_8));
          intake.event(source.at(line), event);
        });
  }
}
