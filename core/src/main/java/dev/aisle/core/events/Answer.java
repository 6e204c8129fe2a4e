package dev.aisle.core.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A shopper answered a question of the assistant.
///
/// @param question what was asked
/// @param text what was answered, in the shopper's words
public record Answer(
    EventId id,
    Instant time,
    RequestId request,
    SessionId session,
    ShopperId shopper,
    String question,
    String text)
    implements Event {
  public Answer {
    time = time.truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public Answer withId(EventId other) {
    return new Answer(other, time, request, session, shopper, question, text);
  }
}
