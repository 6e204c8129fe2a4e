package dev.aisle.core.features;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The features of N candidates of one request, an array per column, in the order of the set.
///
/// The arrays are the batch's own: read, do not write. Immutable once the set has
/// made it.
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

  /// Fills all columns, a row for each of the inputs.
  void fill(List<FeatureInputs> rows) {
    List<Column> columns = set.columns();
    for (int c = 0; c < columns.size(); c++) {
      switch (columns.get(c)) {
        case Column.Categorical column -> putWords(indices[c], column, rows);
        case Column.Numeric column -> putNumbers(numbers[c], column, rows);
        case Column.Sequence column -> {
          if (!rows.isEmpty()) {
            putSequence(indices[c], column, rows.getFirst());
          }
        }
        case Column.TextVector column ->
            putVectors(numbers[c], column.width(), column.name(), column.value(), rows);
        case Column.ImageVector column ->
            putVectors(numbers[c], column.width(), column.name(), column.value(), rows);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // equal words of another object are hashed again
  private static void putWords(int[] to, Column.Categorical column, List<FeatureInputs> rows) {
    String last = null;
    for (int row = 0; row < to.length; row++) {
      String word = column.value().apply(rows.get(row));
      to[row] = row > 0 && word == last ? to[row - 1] : Column.bucket(word, column.buckets());
      last = word;
    }
  }

  private static void putNumbers(float[] to, Column.Numeric column, List<FeatureInputs> rows) {
    double last = Double.NaN;
    for (int row = 0; row < to.length; row++) {
      double raw = column.value().applyAsDouble(rows.get(row));
      to[row] = row > 0 && raw == last ? to[row - 1] : column.scaling().apply(raw);
      last = raw;
    }
  }

  private static void putSequence(int[] to, Column.Sequence column, FeatureInputs inputs) {
    List<? extends @Nullable String> words = column.value().apply(inputs);
    int from = Math.max(0, words.size() - to.length);
    int pad = to.length - (words.size() - from);
    for (int i = from; i < words.size(); i++) {
      to[pad + i - from] = Column.bucket(words.get(i), column.buckets());
    }
  }

  private static void putVectors(
      float[] to, int width, String name, Column.VectorSource source, List<FeatureInputs> rows) {
    for (int row = 0; row < rows.size(); row++) {
      float[] vector = source.of(rows.get(row));
      if (vector != null && vector.length != width) {
        throw new IllegalStateException(
            "column " + name + " is declared with width " + width + ", not " + vector.length);
      }
      if (vector != null) {
        System.arraycopy(vector, 0, to, row * width, width);
      }
    }
  }

  /// Whether both are of the same declaration and hold the same values, bit by bit.
  public boolean sameAs(FeatureBatch other) {
    return set.hash().equals(other.set.hash())
        && Arrays.deepEquals(indices, other.indices)
        && Arrays.deepEquals(numbers, other.numbers);
  }

  /// Where the other batch first holds something else, in words; null where both are the same bit
  /// by bit.
  public @Nullable String firstDifference(FeatureBatch other) {
    if (!set.hash().equals(other.set.hash())) {
      return "the columns are others";
    }
    if (size != other.size) {
      return size + " rows here, " + other.size + " there";
    }
    for (int c = 0; c < indices.length; c++) {
      boolean sequence = set.columns().get(c) instanceof Column.Sequence;
      int place =
          indices[c] != null
              ? Arrays.mismatch(indices[c], other.indices[c])
              : Arrays.mismatch(numbers[c], other.numbers[c]);
      if (place >= 0) {
        int width = indices[c] == null && size > 0 ? numbers[c].length / size : 1;
        return "column "
            + set.columns().get(c).name()
            + (sequence ? ", place " + place : ", row " + place / Math.max(1, width))
            + ": "
            + (indices[c] != null
                ? indices[c][place] + " here, " + other.indices[c][place] + " there"
                : numbers[c][place] + " here, " + other.numbers[c][place] + " there");
      }
    }
    return null;
  }
}
