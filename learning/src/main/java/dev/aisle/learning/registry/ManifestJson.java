package dev.aisle.learning.registry;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.provenance.DataIdentity;
import dev.aisle.wire.JsonFields;
import dev.aisle.wire.StrictJson;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// `manifest.json`, a JSON object for people and programs.
final class ManifestJson {
  /// Raised with every change of the file that older programs would misread.
  private static final int FORMAT = 1;

  private static final int MAX_BYTES = 4 << 20;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private static final ObjectWriter JSON =
      new JsonMapper()
          .writer()
          .with(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private ManifestJson() {}

  static byte[] write(Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("format", FORMAT);
      json.writeStringProperty("model", manifest.model());
      json.writeNumberProperty("version", manifest.version());
      json.writeStringProperty("trainedAt", manifest.trainedAt().toString());
      json.writeStringProperty("codeVersion", manifest.codeVersion());
      json.writeNumberProperty("seed", manifest.seed());
      json.writeStringProperty("sha256", manifest.sha256());
      json.writeObjectPropertyStart("metrics");
      new TreeMap<>(manifest.metrics()).forEach(json::writeNumberProperty);
      json.writeEndObject();
      write(json, manifest.data());
      json.writeName("config");
      json.writeRawValue(manifest.config());
      json.writeObjectPropertyStart("platform");
      new TreeMap<>(manifest.platform()).forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeArrayPropertyStart("features");
      manifest.features().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, DataIdentity data) {
    json.writeObjectPropertyStart("data");
    json.writeNumberProperty("events", data.count());
    if (data.from() != null && data.to() != null) {
      json.writeStringProperty("from", data.from().toString());
      json.writeStringProperty("to", data.to().toString());
    }
    json.writeStringProperty("hash", data.hash());
    json.writeEndObject();
  }

  /// Reads a manifest of the model and version that its folder says.
  ///
  /// @throws InvalidInputException where it is of another, of a newer format, or lacks a field
  static Manifest read(String place, byte[] json, String model, int version) {
    try {
      return read(json, model, version);
    } catch (InvalidInputException e) {
      throw e.at(place);
    }
  }

  private static Manifest read(byte[] json, String model, int version) {
    JsonFields fields = StrictJson.read(json, MAX_BYTES);
    int format = fields.integer("format");
    if (format > FORMAT) {
      throw new InvalidInputException(
          "format",
          "is " + format + ", newer than the " + FORMAT + " that this program reads",
          "Serve it with the program that trained it, or a later one.");
    }
    Manifest manifest =
        new Manifest(
            fields.text("model"),
            fields.integer("version"),
            fields.text("trainedAt", ManifestJson::time),
            fields.texts("features"),
            fields.objectText("config"),
            data(fields.object("data")),
            fields.whole("seed"),
            fields.text("codeVersion"),
            fields.map("platform", JsonFields::text),
            fields.map("metrics", JsonFields::number),
            fields.text("sha256", ManifestJson::hash));
    fields.end();
    if (!manifest.model().equals(model) || manifest.version() != version) {
      throw new InvalidInputException(
          "",
          "is of " + manifest.label() + ", but lies in the folder of " + model + "@" + version,
          "Put the folder back to where it was, or train " + model + " again.");
    }
    return manifest;
  }

  private static DataIdentity data(JsonFields fields) {
    long count = fields.whole("events");
    Instant from = fields.textOrNull("from", ManifestJson::time);
    Instant to = fields.textOrNull("to", ManifestJson::time);
    String hash = fields.text("hash");
    fields.end();
    return new DataIdentity(count, from, to, hash);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "", "is \"" + text + "\", not a time", "Write it as 2026-11-21T08:30:00Z.", e);
    }
  }

  private static String hash(String text) {
    if (!SHA_256.matcher(text).matches()) {
      throw new InvalidInputException(
          "", "is no SHA-256 of 64 hexadecimal digits", "Train the model again.");
    }
    return text;
  }
}
