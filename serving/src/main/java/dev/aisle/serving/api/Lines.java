package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import dev.aisle.serving.http.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Cuts a body into its records: the elements of a JSON array, or the lines of JSON lines.
final class Lines {
  /// A record as it was sent.
  ///
  /// @param number 1-based line, or place in the array
  record Line(int number, byte[] json) {}

  private Lines() {}

  /// The records of a body.
  ///
  /// @throws InvalidInputException where the body is an array that is not valid JSON
  static List<Line> of(byte[] body, Json json) {
    int at = 0;
    while (at < body.length && isSpace(body[at])) {
      at++;
    }
    if (at == body.length) {
      throw new InvalidInputException(
          "body", "is empty", "Send a JSON array, or one JSON object a line.");
    }
    return body[at] == '[' ? elements(body, json) : lines(body);
  }

  private static List<Line> lines(byte[] body) {
    List<Line> lines = new ArrayList<>();
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
        lines.add(new Line(number, Arrays.copyOfRange(body, from, to)));
      }
      from = to + 1;
    }
    return lines;
  }

  private static List<Line> elements(byte[] body, Json json) {
    List<Line> lines = new ArrayList<>();
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
          lines.add(new Line(number, Arrays.copyOfRange(body, from, to)));
        } else {
          lines.add(new Line(number, new byte[] {'"', '"'}));
        }
      }
      if (parser.nextToken() != null) {
        throw new InvalidInputException(
            "body", "goes on after its array", "Send one array, or one JSON object a line.");
      }
    } catch (JacksonException e) {
      throw json.explained(e);
    }
    return lines;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
