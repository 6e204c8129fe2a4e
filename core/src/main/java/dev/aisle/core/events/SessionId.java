package dev.aisle.core.events;

import dev.aisle.core.catalog.Ids;

/// One visit of a shopper.
///
/// Any text of 1 to 256 characters without control characters.
///
/// Throws [dev.aisle.core.InvalidInputException] where the text is not such an id.
public record SessionId(String value) implements Comparable<SessionId> {
  public SessionId {
    Ids.check("session id", value);
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
