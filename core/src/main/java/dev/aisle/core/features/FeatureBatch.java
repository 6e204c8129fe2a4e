package dev.aisle.core.features;

import dev.aisle.core.InvalidInputException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The features of N candidates of one request, an array per column, in the order of the set.
///
/// The arrays are the batch's own: read, do not write. Immutable once the set has made it.
public final class FeatureBatch {
  private final FeatureSet set;
  private final int size;
  private final int[][] indices;
  private final float[][] numbers;
  private final float[][] @Nullable [] vectors;

  FeatureBatch(FeatureSet set, int size) {
    this.set = set;
    this.size = size;
    List<Column> columns = set.columns();
    indices = new int[columns.size()][];
    numbers = new float[columns.size()][];
    vectors = new float[columns.size()][][];
    for (int c = 0; c < columns.size(); c++) {
      switch (columns.get(c)) {
        case Column.Categorical _ -> indices[c] = new int[size];
        case Column.Sequence sequence -> indices[c] = new int[sequence.length()];
        case Column.Numeric _ -> numbers[c] = new float[size];
        case Column.ItemVector _ -> vectors[c] = new float[size][];
        case Column.VectorSequence sequence -> vectors[c] = new float[sequence.length()][];
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
      throw new IllegalArgumentException("column " + column + " holds no indices");
    }
    return found;
  }

  /// `[N]` values of a numeric column, NaN where unknown.
  public float[] numbers(String column) {
    float[] found = numbers[set.indexOf(column)];
    if (found == null) {
      throw new IllegalArgumentException("column " + column + " holds no numbers");
    }
    return found;
  }

  /// `[N]` vectors of a column of the candidates, `[length]` of a sequence of them; null where
  /// there is none, or a sequence is padded. A vector may be shared by many batches, and equal ones
  /// of an encoder usually are one array.
  public float[] @Nullable [] vectors(String column) {
    float[] @Nullable [] found = vectors[set.indexOf(column)];
    if (found == null) {
      throw new IllegalArgumentException("column " + column + " holds no vectors");
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
        case Column.ItemVector column -> {
          for (int row = 0; row < size; row++) {
            vectors[c][row] = fitting(column, column.value().of(rows.get(row)));
          }
        }
        case Column.VectorSequence column -> {
          if (!rows.isEmpty()) {
            putVectors(vectors[c], column, rows.getFirst());
          }
        }
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
      float[] @Nullable [] to, Column.VectorSequence column, FeatureInputs inputs) {
    List<float @Nullable []> all = column.value().apply(inputs);
    int from = Math.max(0, all.size() - to.length);
    int pad = to.length - (all.size() - from);
    for (int i = from; i < all.size(); i++) {
      to[pad + i - from] = fitting(column, all.get(i));
    }
  }

  private static float @Nullable [] fitting(Column.Vectors column, float @Nullable [] vector) {
    if (vector != null && vector.length != column.width()) {
      throw new InvalidInputException(
          "column " + column.name(),
          "is declared with width "
              + column.width()
              + ", but the encoder "
              + column.encoder()
              + " made a vector of "
              + vector.length
              + " numbers",
          "Give every encoder a version of its own, and declare the width that it has.");
    }
    return vector;
  }

  /// The first of the candidates alone.
  ///
  /// @throws IllegalArgumentException where there are fewer
  public FeatureBatch first(int rows) {
    if (rows < 0 || rows > size) {
      throw new IllegalArgumentException(rows + " rows of " + size);
    }
    FeatureBatch first = new FeatureBatch(set, rows);
    for (int c = 0; c < set.columns().size(); c++) {
      copy(indices[c], first.indices[c]);
      copy(numbers[c], first.numbers[c]);
      copy(vectors[c], first.vectors[c]);
    }
    return first;
  }

  /// Fills an array of a column with the front of another of it, which is at least as long; null
  /// where the column is of another kind.
  private static void copy(@Nullable Object from, @Nullable Object to) {
    if (from != null && to != null) {
      System.arraycopy(from, 0, to, 0, Array.getLength(to));
    }
  }

  /// Whether both are of the same declaration and hold the same values, bit by bit.
  public boolean sameAs(FeatureBatch other) {
    return set.hash().equals(other.set.hash())
        && Arrays.deepEquals(indices, other.indices)
        && Arrays.deepEquals(numbers, other.numbers)
        && Arrays.deepEquals(vectors, other.vectors);
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
      int column = c;
      int place =
          indices[c] != null
              ? Arrays.mismatch(indices[c], other.indices[c])
              : numbers[c] != null
                  ? Arrays.mismatch(numbers[c], other.numbers[c])
                  : IntStream.range(0, vectors[c].length)
                      .filter(i -> !Arrays.equals(vectors[column][i], other.vectors[column][i]))
                      .findFirst()
                      .orElse(-1);
      if (place >= 0) {
        return "column " + columnAndPlace(c, place) + ": " + difference(other, c, place);
      }
    }
    return null;
  }

  private String columnAndPlace(int column, int place) {
    return switch (set.columns().get(column)) {
      case Column.Sequence sequence -> sequence.name() + ", place " + place;
      case Column.VectorSequence sequence -> sequence.name() + ", place " + place;
      case Column.Categorical _, Column.Numeric _, Column.ItemVector _ ->
          set.columns().get(column).name() + ", row " + place;
    };
  }

  private String difference(FeatureBatch other, int column, int place) {
    if (indices[column] != null) {
      return indices[column][place] + " here, " + other.indices[column][place] + " there";
    }
    if (numbers[column] != null) {
      return numbers[column][place] + " here, " + other.numbers[column][place] + " there";
    }
    float @Nullable [] here = vectors[column][place];
    float @Nullable [] there = other.vectors[column][place];
    if (here == null || there == null) {
      return here == null ? "no vector here, one there" : "a vector here, none there";
    }
    int number = Arrays.mismatch(here, there);
    return "number " + number + " is " + here[number] + " here, " + there[number] + " there";
  }
}
