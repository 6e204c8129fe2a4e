package dev.aisle.serving.http;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/// JSON bodies as records: strict about what comes in, and bounded in depth. Safe for use by
/// several threads.
public final class Json {
  private final JsonMapper mapper;
  private final int depth;

  /// @param depth levels of nesting that are read
  public Json(int depth) {
    this.depth = depth;
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(depth)
                            .maxNumberLength(64)
                            .maxNameLength(10_000)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();
  }

  /// Writes a record.
  public byte[] write(Object answer) {
    return mapper.writeValueAsBytes(answer);
  }

  /// Writes what `body` says, piece by piece: for large answers, at half the time of a record.
  public byte[] write(Consumer<JsonGenerator> body) {
    ByteArrayBuilder bytes = new ByteArrayBuilder(16 << 10);
    try (JsonGenerator json = mapper.createGenerator(bytes)) {
      body.accept(json);
    }
    return bytes.toByteArray();
  }

  /// Reads a record.
  ///
  /// @throws InvalidInputException where the bytes are not the record's JSON
  public <T> T read(byte[] body, Class<T> type) {
    try {
      T read = mapper.readValue(body, type);
      if (read == null) {
        throw new InvalidInputException("body", "is null", "Send a JSON object.");
      }
      return read;
    } catch (JacksonException e) {
      throw explained(e);
    }
  }

  /// The mapper, for what is read or written piece by piece.
  public JsonMapper mapper() {
    return mapper;
  }

  /// What a mapper's exception says to a client, without names of classes.
  public InvalidInputException explained(JacksonException e) {
    return switch (e) {
      case StreamConstraintsException _ ->
          new InvalidInputException(
              position(e),
              "is beyond a limit: " + firstSentence(e),
              "Nest at most " + depth + " levels and keep names and numbers short.",
              e);
      case UnrecognizedPropertyException unknown ->
          new InvalidInputException(
              pointer(e), "is no field of this request", meant(unknown), unknown);
      case DatabindException _ when e.getCause() instanceof InvalidInputException inner ->
          new InvalidInputException(pointer(e), inner.problem(), inner.remedy(), e);
      case DatabindException _ when !e.getPath().isEmpty() ->
          new InvalidInputException(
              pointer(e),
              "has a value of the wrong type or out of range",
              "See /openapi.json for what it must be.",
              e);
      default ->
          new InvalidInputException(
              position(e),
              "is not the JSON that is needed here: " + firstSentence(e),
              "Send one JSON object as /openapi.json describes it.",
              e);
    };
  }

  private static String meant(UnrecognizedPropertyException e) {
    Collection<Object> known = e.getKnownPropertyIds();
    var names = known.stream().map(String::valueOf).sorted().toList();
    @Nullable String near = NearestName.of(e.getPropertyName(), names);
    return near == null
        ? names.stream().collect(Collectors.joining(", ", "Known are ", "."))
        : "Was \"" + near + "\" meant?";
  }

  private static String pointer(JacksonException e) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      pointer.append('/');
      pointer.append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return pointer.isEmpty() ? position(e) : shortened(pointer.toString());
  }

  private static String position(JacksonException e) {
    var location = e.getLocation();
    return location == null || location.getByteOffset() < 0
        ? "body"
        : "byte " + location.getByteOffset();
  }

  private static String firstSentence(JacksonException e) {
    String message = e.getOriginalMessage();
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    // The mapper names Java types in backquotes; clients cannot use those.
    return shortened(line.replaceAll("`[^`]*`", "the expected type"));
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
