package dev.aisle.wire;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/// Events as JSON objects, one line each, as `/dev/aisle/wire/events.schema.json` says and
/// docs/events.md explains.
///
/// Written are the fields in a fixed order without what is empty or the default, so equal events
/// have equal bytes. Times are ISO-8601 in UTC with milliseconds. A line ends only at `\n`: other
/// separators such as U+2028 may stand inside of texts.
public final class EventJson {
  /// The longest event, in bytes; longer ones are neither written nor read.
  public static final int MAX_BYTES = 1 << 20;

  /// How far an event's time may lie after it was received.
  public static final Duration MAX_AHEAD = Duration.ofHours(24);

  private static final EventId UNNAMED = new EventId("unnamed");

  private EventJson() {}

  /// One line of UTF-8 JSON without a line break.
  ///
  /// @throws InvalidInputException where the event is longer than [#MAX_BYTES], or a text has half
  ///     of a surrogate pair
  public static byte[] write(Event event) {
    return StrictJson.write(
        "event " + event.id(), MAX_BYTES, json -> EventWriter.write(json, event));
  }

  /// Reads one event, as the log does.
  ///
  /// @throws InvalidInputException where the bytes are not an event; its place is the JSON pointer
  ///     of the field, or the byte where they are not JSON
  public static Event read(byte[] json) {
    JsonFields fields = StrictJson.read(json, MAX_BYTES);
    return EventReader.read(fields, fields.text("id", EventId::new), null);
  }

  /// Reads an event that was just received from outside: also refuses one whose time lies more than
  /// [#MAX_AHEAD] after `receivedAt`.
  ///
  /// @throws InvalidInputException as [#read(byte\[\])]
  public static Event read(byte[] json, Instant receivedAt) {
    Event event = read(json);
    checkTime(event, receivedAt);
    return event;
  }

  /// Reads an event of a client, which may leave the `time` out, which is then that of receipt, and
  /// the `id`: it is then derived from all else that the event says, so that the same event sent
  /// twice with its time is still kept once.
  ///
  /// @throws InvalidInputException as [#read(byte\[\], Instant)]
  public static Event readFromClient(byte[] json, Instant receivedAt) {
    JsonFields fields = StrictJson.read(json, MAX_BYTES);
    EventId id = fields.textOrNull("id", EventId::new);
    Event event = EventReader.read(fields, id == null ? UNNAMED : id, receivedAt);
    checkTime(event, receivedAt);
    return id == null ? event.withId(derivedId(event)) : event;
  }

  private static void checkTime(Event event, Instant receivedAt) {
    if (event.time().isAfter(receivedAt.plus(MAX_AHEAD))) {
      throw new InvalidInputException(
          "/time",
          "is " + event.time() + ", more than a day after now, " + receivedAt,
          "Check the sender's clock, and that the time is in milliseconds.");
    }
  }

  private static EventId derivedId(Event unnamed) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(write(unnamed));
      return new EventId("e-" + HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
