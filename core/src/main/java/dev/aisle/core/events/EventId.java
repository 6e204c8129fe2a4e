package dev.aisle.core.events;

import dev.aisle.core.catalog.Ids;

/// Identifies an event for good: the log keeps an event that it has already seen only once.
///
/// Any text of 1 to 256 characters without control characters.
///
/// Throws [dev.aisle.core.InvalidInputException] where the text is not such an id.
public record EventId(String value) implements Comparable<EventId> {
  public EventId {
    Ids.check("event id", value);
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
