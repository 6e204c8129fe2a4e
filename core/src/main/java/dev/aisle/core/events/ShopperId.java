package dev.aisle.core.events;

import dev.aisle.core.catalog.Ids;

/// A shopper: an account, or a cookie for those who are not signed in.
///
/// Any text of 1 to 256 characters without control characters.
///
/// Throws [dev.aisle.core.InvalidInputException] where the text is not such an id.
public record ShopperId(String value) implements Comparable<ShopperId> {
  public ShopperId {
    Ids.check("shopper id", value);
  }

  @Override
  public int compareTo(ShopperId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
