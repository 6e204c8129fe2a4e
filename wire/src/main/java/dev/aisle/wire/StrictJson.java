package dev.aisle.wire;

import dev.aisle.core.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON from outside, read without mercy: one object of valid UTF-8, no name twice in an object,
/// nothing after it, and hard limits on nesting, numbers and size, so that no input can make a
/// reader slow or large.
public final class StrictJson {
  /// Levels of objects and arrays within each other.
  public static final int MAX_DEPTH = 64;

  /// Characters of one number.
  public static final int MAX_NUMBER = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                  .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          // Bounded by the size of the document, which is checked before.
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNameLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private StrictJson() {}

  /// Reads one JSON object.
  ///
  /// @param maxBytes the longest document that is accepted
  /// @throws InvalidInputException where the bytes are anything else; its place is the byte
  public static JsonFields read(byte[] json, int maxBytes) {
    if (json.length > maxBytes) {
      throw new InvalidInputException(
          "", "has " + json.length + " bytes, at most " + maxBytes + " are accepted", "Split it.");
    }
    checkText(json);
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (StreamConstraintsException e) {
      throw new InvalidInputException(
          place(e),
          "is beyond a limit: " + e.getOriginalMessage(),
          "Nest at most " + MAX_DEPTH + " levels and write numbers of at most 64 digits.",
          e);
    } catch (JacksonException e) {
      throw new InvalidInputException(
          place(e),
          "is not valid JSON: " + firstLine(e.getOriginalMessage()),
          "Write one complete JSON object, each name once in it.",
          e);
    }
    if (!(tree instanceof ObjectNode object)) {
      throw new InvalidInputException(
          "byte 0",
          "is " + JsonFields.describe(tree) + " where a JSON object is needed",
          "Write { } around the fields.");
    }
    return JsonFields.root(object);
  }

  /// Writes one JSON document without line breaks.
  ///
  /// @param name what is written, for the message
  /// @throws InvalidInputException where it is longer than `maxBytes` or has a text that UTF-8
  ///     cannot say (half of a surrogate pair): [#read] would refuse it
  static byte[] write(String name, int maxBytes, Consumer<JsonGenerator> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = MAPPER.createGenerator(bytes)) {
      content.accept(generator);
    }
    if (bytes.size() > maxBytes) {
      throw new InvalidInputException(
          name,
          "has " + bytes.size() + " bytes as JSON, at most " + maxBytes + " are accepted",
          "Shorten its texts or split it.");
    }
    byte[] json = bytes.toByteArray();
    try {
      checkText(json);
    } catch (InvalidInputException e) {
      throw e.at(name);
    }
    return json;
  }

  private static String place(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return "byte " + (location == null ? 0 : Math.max(0, location.getByteOffset()));
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  /// Refuses bytes that are not UTF-8 and escapes that are half of a surrogate pair.
  private static void checkText(byte[] json) {
    boolean ascii = true;
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      ascii &= b >= 0;
      if (b == '\\') {
        i += checkEscape(json, i);
      }
    }
    if (ascii) {
      return;
    }
    ByteBuffer input = ByteBuffer.wrap(json);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(input);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(
          "byte " + input.position(),
          "is not valid UTF-8",
          "Convert the file, for example with: iconv -f LATIN1 -t UTF-8.",
          e);
    }
  }

  /// Checks the escape at a backslash and returns how many bytes after the backslash it covers.
  private static int checkEscape(byte[] json, int at) {
    int unit = escapedUnit(json, at);
    if (unit < 0 || !Character.isSurrogate((char) unit)) {
      return 1;
    }
    int next = escapedUnit(json, at + 6);
    if (Character.isHighSurrogate((char) unit)
        && next >= 0
        && Character.isLowSurrogate((char) next)) {
      return 11;
    }
    throw new InvalidInputException(
        "byte " + at,
        String.format("\\u%04x is half of a surrogate pair", unit),
        "Write both halves, or the character itself in UTF-8.");
  }

  /// The UTF-16 unit that the six bytes of a `\\uXXXX` escape say, or -1 where there is none.
  private static int escapedUnit(byte[] json, int at) {
    if (at + 6 > json.length || json[at] != '\\' || json[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }
}
