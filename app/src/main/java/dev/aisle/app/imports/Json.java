package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Parses records that are JSON objects, with bounds on what a record may nest and how long its
/// numbers may be.
final class Json {
  private final JsonMapper mapper;

  Json(ImportLimits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.nesting())
            .maxNumberLength(100)
            .maxStringLength(limits.recordBytes())
            .build();
    // NaN is parsed so that the message can say which field it is in.
    mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /// The fields of a JSON object.
  ///
  /// @throws InvalidInputException where the text is no JSON object
  Fields object(String text) {
    JsonNode node;
    try {
      node = mapper.readTree(text);
    } catch (JacksonException e) {
      throw new InvalidInputException(
          "",
          "is not JSON: "
              + firstSentence(e.getOriginalMessage())
              + " at column "
              + Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getColumnNr()),
          "Write one JSON object per line.",
          e);
    }
    if (!node.isObject()) {
      throw new InvalidInputException(
          "",
          "is " + Fields.kindOf(node) + " where a JSON object was expected",
          "Write one JSON object per line.");
    }
    return new Fields("", node);
  }

  private static String firstSentence(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() > 160 ? line.substring(0, 160) + "…" : line;
  }
}
