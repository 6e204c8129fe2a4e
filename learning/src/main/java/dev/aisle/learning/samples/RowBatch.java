package dev.aisle.learning.samples;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/// Rows of several pages side by side, as a training step reads them: n slots, each a row of one of
/// U pages or padding. What all rows of a page share (sequences, the request) is there once a page,
/// and [#pageOf] says which page a slot is of.
///
/// Arrays are made at each call and belong to the caller. Padding is 0 everywhere.
public final class RowBatch {
  private final List<LoggedPage> pages;
  private final int[] pageOf;
  private final int[] rowOf;
  private final float[] weights;

  /// @param rowOf the row of each slot within its page, -1 for padding
  RowBatch(List<LoggedPage> pages, int[] pageOf, int[] rowOf, float[] weights) {
    this.pages = List.copyOf(pages);
    this.pageOf = pageOf;
    this.rowOf = rowOf;
    this.weights = weights;
  }

  /// Whole pages as lists of `rows` slots: exposed rows first, then dropped ones, then padding.
  /// What does not fit is left out. n = pages · rows.
  public static RowBatch lists(List<LoggedPage> pages, int rows) {
    return lists(pages, rows, true);
  }

  /// As the other method, with or without rows of dropped candidates.
  public static RowBatch lists(List<LoggedPage> pages, int rows, boolean withDropped) {
    int n = Math.multiplyExact(pages.size(), rows);
    int[] pageOf = new int[n];
    int[] rowOf = new int[n];
    float[] weights = new float[n];
    for (int slot = 0; slot < n; slot++) {
      pageOf[slot] = slot / rows;
      LoggedPage page = pages.get(slot / rows);
      int row = slot % rows;
      boolean there = row < (withDropped ? page.size() : page.exposed());
      rowOf[slot] = there ? row : -1;
      weights[slot] = there ? 1 : 0;
    }
    return new RowBatch(pages, pageOf, rowOf, weights);
  }

  /// n.
  public int size() {
    return pageOf.length;
  }

  /// The U pages.
  public List<LoggedPage> pages() {
    return pages;
  }

  /// `[n]` the page of each slot, in `[0, U)`.
  public int[] pageOf() {
    return pageOf.clone();
  }

  /// `[n]` the row of each slot within its page, -1 for padding.
  public int[] rowOf() {
    return rowOf.clone();
  }

  /// `[n]` 1 for a row, 0 for padding.
  public float[] mask() {
    float[] mask = new float[size()];
    for (int slot = 0; slot < mask.length; slot++) {
      mask[slot] = rowOf[slot] < 0 ? 0 : 1;
    }
    return mask;
  }

  /// `[n]` what each slot counts in the loss, 0 for padding.
  public float[] weights() {
    return weights.clone();
  }

  /// `[n]` buckets of a categorical column.
  public int[] indices(String column) {
    int[] gathered = new int[size()];
    int at = -1;
    int[] values = {};
    for (int slot = 0; slot < gathered.length; slot++) {
      if (pageOf[slot] != at) {
        at = pageOf[slot];
        values = pages.get(at).features().indices(column);
      }
      gathered[slot] = rowOf[slot] < 0 ? 0 : values[rowOf[slot]];
    }
    return gathered;
  }

  /// `[U, L]` buckets of a sequence column, page by page.
  public int[] sequences(String column) {
    int length = pages.isEmpty() ? 0 : pages.getFirst().features().indices(column).length;
    int[] gathered = new int[pages.size() * length];
    for (int page = 0; page < pages.size(); page++) {
      System.arraycopy(
          pages.get(page).features().indices(column), 0, gathered, page * length, length);
    }
    return gathered;
  }

  /// `[n, W]` the numeric columns of a scaler.
  public float[] numbers(NumericScaler scaler) {
    return gather(scaler.width(), page -> scaler.scale(page.features()));
  }

  /// `[n]` a numeric column as it is, NaN where unknown.
  public float[] numbers(String column) {
    return gather(1, page -> page.features().numbers(column));
  }

  /// `[n, width]` a vector column.
  public float[] vectors(String column, int width) {
    return gather(width, page -> page.features().numbers(column));
  }

  private float[] gather(int width, Function<LoggedPage, float[]> of) {
    float[] gathered = new float[size() * width];
    float[][] byPage = new float[pages.size()][];
    for (int slot = 0; slot < pageOf.length; slot++) {
      if (rowOf[slot] >= 0) {
        float[] values = byPage[pageOf[slot]];
        if (values == null) {
          values = of.apply(pages.get(pageOf[slot]));
          byPage[pageOf[slot]] = values;
        }
        System.arraycopy(values, rowOf[slot] * width, gathered, slot * width, width);
      }
    }
    return gathered;
  }

  /// `[n]` 1 where clicked.
  public float[] clicked() {
    return each((page, row) -> page.clicked(row) ? 1 : 0);
  }

  /// `[n]` 1 where put into the cart.
  public float[] carted() {
    return each((page, row) -> page.carted(row) ? 1 : 0);
  }

  /// `[n]` 1 where ordered.
  public float[] ordered() {
    return each((page, row) -> page.ordered(row) ? 1 : 0);
  }

  /// `[n]` 1 where exposed, 0 for dropped candidates.
  public float[] exposed() {
    return each((page, row) -> row < page.exposed() ? 1 : 0);
  }

  /// `[n]` 1-based positions, 0 for what was not exposed.
  public int[] positions() {
    int[] positions = new int[size()];
    for (int slot = 0; slot < positions.length; slot++) {
      LoggedPage page = pages.get(pageOf[slot]);
      int row = rowOf[slot];
      positions[slot] = row < 0 || row >= page.exposed() ? 0 : page.position(row);
    }
    return positions;
  }

  /// `[n]` logged propensities, 0 for what was not exposed.
  public float[] propensities() {
    return each((page, row) -> row < page.exposed() ? page.propensity(row) : 0);
  }

  private float[] each(ToDoubleBiFunction<LoggedPage, Integer> value) {
    float[] values = new float[size()];
    for (int slot = 0; slot < values.length; slot++) {
      if (rowOf[slot] >= 0) {
        values[slot] = (float) value.applyAsDouble(pages.get(pageOf[slot]), rowOf[slot]);
      }
    }
    return values;
  }
}
