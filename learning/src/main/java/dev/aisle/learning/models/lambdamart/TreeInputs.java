package dev.aisle.learning.models.lambdamart;

import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import java.util.List;

/// The columns that trees ask, F of them: all numeric ones and the categorical ones of few buckets.
/// An unknown number stays NaN.
///
/// @param columns in the order of the set
record TreeInputs(List<Column> columns) {
  TreeInputs {
    columns = List.copyOf(columns);
  }

  /// Chooses among the columns of a set.
  ///
  /// @param maxBuckets the most that a categorical column may have; 0 for none of them
  static TreeInputs of(FeatureSet features, int maxBuckets) {
    return new TreeInputs(
        features.columns().stream()
            .filter(
                column ->
                    switch (column) {
                      case Column.Numeric _ -> true;
                      case Column.Categorical words -> words.buckets() <= maxBuckets;
                      case Column.Sequence _, Column.Vectors _ -> false;
                    })
            .toList());
  }

  /// The columns alone.
  FeatureSet set() {
    return new FeatureSet(columns);
  }

  /// F.
  int width() {
    return columns.size();
  }

  /// Whether a column holds buckets.
  boolean isCategorical(int column) {
    return columns.get(column) instanceof Column.Categorical;
  }

  /// `[N, F]`, row by row.
  float[] rows(FeatureBatch batch) {
    float[] rows = new float[batch.size() * width()];
    fill(batch, batch.size(), rows, 0);
    return rows;
  }

  /// Writes the first rows of a batch one behind the other.
  ///
  /// @param at where in `to` the first number goes
  void fill(FeatureBatch batch, int count, float[] to, int at) {
    for (int column = 0; column < width(); column++) {
      String name = columns.get(column).name();
      if (isCategorical(column)) {
        int[] buckets = batch.indices(name);
        for (int row = 0; row < count; row++) {
          to[at + row * width() + column] = buckets[row];
        }
      } else {
        float[] numbers = batch.numbers(name);
        for (int row = 0; row < count; row++) {
          to[at + row * width() + column] = numbers[row];
        }
      }
    }
  }
}
