package dev.aisle.core.features;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The features of N candidates of one request, an array per column, in the order of the set.
///
/// The arrays are the batch's own: read, do not write. Not thread-safe while it is being filled.
public final class FeatureBatch {
  private final FeatureSet set;
  private final int size;
  private final int[][] indices;
  private final float[][] numbers;

  FeatureBatch(FeatureSet set, int size) {
    this.set = set;
    this.size = size;
    List<Column> columns = set.columns();
    indices = new int[columns.size()][];
    numbers = new float[columns.size()][];
    for (int c = 0; c < columns.size(); c++) {
      switch (columns.get(c)) {
        case Column.Categorical _ -> indices[c] = new int[size];
        case Column.Sequence sequence -> indices[c] = new int[sequence.length()];
        case Column.Numeric _ -> numbers[c] = new float[size];
        case Column.TextVector vector -> numbers[c] = new float[size * vector.width()];
        case Column.ImageVector vector -> numbers[c] = new float[size * vector.width()];
      }
    }
  }

  /// The set that the columns are of.
  public FeatureSet set() {
    return set;
  }

  /// N.
  public int size() {
    return size;
  }

  /// `[N]` buckets of a categorical column, `[L]` of a sequence.
  public int[] indices(String column) {
    int[] found = indices[set.indexOf(column)];
    if (found == null) {
      throw new IllegalArgumentException("column " + column + " holds numbers");
    }
    return found;
  }

  /// `[N]` values of a numeric column, NaN where unknown; `[N · width]` of a vector, row by row.
  public float[] numbers(String column) {
    float[] found = numbers[set.indexOf(column)];
    if (found == null) {
      throw new IllegalArgumentException("column " + column + " holds indices");
    }
    return found;
  }

  void put(int row, FeatureInputs inputs) {
    List<Column> columns = set.columns();
    for (int c = 0; c < columns.size(); c++) {
      switch (columns.get(c)) {
        case Column.Categorical column ->
            indices[c][row] = Column.bucket(column.value().apply(inputs), column.buckets());
        case Column.Numeric column ->
            numbers[c][row] = column.scaling().apply(column.value().applyAsDouble(inputs));
        case Column.Sequence column -> {
          if (row == 0) {
            putSequence(indices[c], column, inputs);
          }
        }
        case Column.TextVector column ->
            putVector(numbers[c], row, column.width(), column.name(), column.value().of(inputs));
        case Column.ImageVector column ->
            putVector(numbers[c], row, column.width(), column.name(), column.value().of(inputs));
      }
    }
  }

  private static void putSequence(int[] to, Column.Sequence column, FeatureInputs inputs) {
    var items = column.value().apply(inputs);
    int from = Math.max(0, items.size() - to.length);
    int pad = to.length - (items.size() - from);
    for (int i = from; i < items.size(); i++) {
      to[pad + i - from] = Column.bucket(items.get(i).value(), column.buckets());
    }
  }

  private static void putVector(
      float[] to, int row, int width, String name, float @Nullable [] vector) {
    if (vector == null) {
      return;
    }
    if (vector.length != width) {
      throw new IllegalStateException(
          "column " + name + " is declared with width " + width + ", not " + vector.length);
    }
    System.arraycopy(vector, 0, to, row * width, width);
  }

  /// Whether both are of the same declaration and hold the same values, bit by bit.
  public boolean sameAs(FeatureBatch other) {
    return set.hash().equals(other.set.hash())
        && Arrays.deepEquals(indices, other.indices)
        && Arrays.deepEquals(numbers, other.numbers);
  }
}
