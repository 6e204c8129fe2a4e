package dev.aisle.core.catalog;

/// An item of the catalogue (a product, an SKU: whatever the shop sells as one).
///
/// Any text of 1 to 256 characters without control characters; slashes and spaces are allowed.
///
/// Throws [dev.aisle.core.InvalidInputException] where the text is not such an id.
public record ItemId(String value) implements Comparable<ItemId> {
  public ItemId {
    Ids.check("item id", value);
  }

  @Override
  public int compareTo(ItemId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
