package dev.aisle.core.catalog;

/// A seller (merchant, supplier) of items.
///
/// Any text of 1 to 256 characters without control characters; slashes and spaces are allowed.
///
/// Throws [dev.aisle.core.InvalidInputException] where the text is not such an id.
public record SellerId(String value) implements Comparable<SellerId> {
  public SellerId {
    Ids.check("seller id", value);
  }

  @Override
  public int compareTo(SellerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
