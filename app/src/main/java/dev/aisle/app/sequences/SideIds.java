package dev.aisle.app.sequences;

import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.tensor.Tensor;
import java.util.Arrays;

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

  /// For each item the sum of its ids' rows over the root of their number, zeros for none.
  ///
  /// @param table of at least [#values] + 1 rows, `[values + 1, D]`
  /// @return `[items, D]`
  public Tensor embedded(EmbeddingTable table, int[] items) {
    int most = Arrays.stream(items).map(item -> of(item).length).max().orElse(0);
    int[] padded = new int[items.length * Math.max(1, most)];
    float[] share = new float[items.length];
    for (int i = 0; i < items.length; i++) {
      int[] own = of(items[i]);
      System.arraycopy(own, 0, padded, i * most, own.length);
      share[i] = own.length == 0 ? 0 : (float) (1 / Math.sqrt(own.length));
    }
    Tensor rows = table.lookup(padded, items.length, Math.max(1, most)); // [items, W, D]
    return rows.sum(1, false).times(Tensor.of(share, items.length, 1));
  }

  /// The ids of an item; not to be written to.
  public int[] of(int item) {
    return ofItem[item];
  }
}
