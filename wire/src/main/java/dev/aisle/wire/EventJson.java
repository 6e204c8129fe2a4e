package dev.aisle.wire;

import dev.aisle.core.events.Event;

/// Events as JSON objects, one line each, as the documented schema says.
public final class EventJson {
  private EventJson() {}

  /// One line of UTF-8 JSON without a line break.
  public static byte[] write(Event event) {
    throw new UnsupportedOperationException(event.toString());
  }

  /// Reads one event.
  ///
  /// @throws dev.aisle.core.InvalidInputException where the bytes are not an event; its place is
  ///     the JSON pointer of the field
  public static Event read(byte[] json) {
    throw new UnsupportedOperationException(
        new String(json, java.nio.charset.StandardCharsets.UTF_8));
  }
}
