package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import dev.aisle.serving.http.Json;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Cuts a body into its records: the elements of a JSON array, or the lines of JSON lines.
final class Lines {
  /// Takes a record as it was sent.
  @FunctionalInterface
  interface Reader {
    /// @param number 1-based line, or place in the array
    void read(int number, byte[] json);
  }

  private Lines() {}

  /// Reads the records of a body.
  ///
  /// @throws InvalidInputException where the body is an array that is not valid JSON
  static void read(byte[] body, Json json, Reader reader) {
    int at = 0;
    while (at < body.length && isSpace(body[at])) {
      at++;
    }
    if (at == body.length) {
      throw new InvalidInputException(
          "body", "is empty", "Send a JSON array, or one JSON object a line.");
    }
    if (body[at] == '[') {
      readElements(body, json, reader);
    } else {
      readLines(body, reader);
    }
  }

  private static void readLines(byte[] body, Reader reader) {
    int number = 0;
    for (int from = 0; from < body.length; ) {
      int to = from;
      boolean blank = true;
      while (to < body.length && body[to] != '\n') {
        blank &= isSpace(body[to]);
        to++;
      }
      number++;
      if (!blank) {
        reader.read(number, Arrays.copyOfRange(body, from, to));
      }
      from = to + 1;
    }
  }

  private static void readElements(byte[] body, Json json, Reader reader) {
    try (JsonParser parser = json.mapper().createParser(body)) {
      parser.nextToken();
      int number = 0;
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        if (token == null) {
          throw new InvalidInputException("body", "ends within its array", "Send all of it.");
        }
        number++;
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        if (!token.isScalarValue()) {
          int to = (int) parser.currentLocation().getByteOffset();
          reader.read(number, Arrays.copyOfRange(body, from, to));
        } else {
          reader.read(number, new byte[] {'"', '"'});
        }
      }
      if (parser.nextToken() != null) {
        throw new InvalidInputException(
            "body", "goes on after its array", "Send one array, or one JSON object a line.");
      }
    } catch (JacksonException e) {
      throw json.explained(e);
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
