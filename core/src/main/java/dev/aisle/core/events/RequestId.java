package dev.aisle.core.events;

import dev.aisle.core.catalog.Ids;

/// One request for a page; interactions with the page refer to it.
///
/// Any text of 1 to 256 characters without control characters.
///
/// Throws [dev.aisle.core.InvalidInputException] where the text is not such an id.
public record RequestId(String value) implements Comparable<RequestId> {
  public RequestId {
    Ids.check("request id", value);
  }

  @Override
  public int compareTo(RequestId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
