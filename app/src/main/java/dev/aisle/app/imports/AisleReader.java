package dev.aisle.app.imports;

import dev.aisle.wire.EventJson;
import dev.aisle.wire.ItemJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/// Aisle's own JSON Lines: one event per line as the event schema says, or bare items (objects
/// without a `type`) as [ItemJson] says. An item without `listedAt` counts as listed in 1970.
final class AisleReader implements FormatReader {
  private final Json parser;
  private final InstantSource clock;

  AisleReader(ImportOptions options) {
    parser = new Json(options.limits());
    clock = options.clock();
  }

  @Override
  public String lookedFor() {
    return JsonFiles.LOOKED_FOR;
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
          byte[] json = text.getBytes(StandardCharsets.UTF_8);
          if (parser.object(text).has("type")) {
            intake.event(source.at(line), EventJson.readFromClient(json, clock.instant()));
          } else {
            intake.item(source.at(line), ItemJson.read(json, Instant.EPOCH));
          }
        });
  }
}
