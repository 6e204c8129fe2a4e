package dev.aisle.app.sequences;

/// One kind of what is known of items besides who took them, as small ids: the words of their
/// titles, their category, the items that are bought with them.
public final class SideIds {
  private final String name;
  private final int values;
  private final int[][] ofItem;

  /// @param name `words`
  /// @param values ids are in `[1, values]`
  /// @param ofItem by item, of which 0 stands for padding and has none; taken, not copied
  public SideIds(String name, int values, int[][] ofItem) {
    this.name = name;
    this.values = values;
    this.ofItem = ofItem;
  }

  public String name() {
    return name;
  }

  /// The largest id.
  public int values() {
    return values;
  }

  /// The ids of an item; not to be written to.
  public int[] of(int item) {
    return ofItem[item];
  }
}
