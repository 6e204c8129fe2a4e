package dev.aisle.learning.models.logistic;

import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import java.util.List;

/// The categorical columns that have weights, their buckets one behind the other in one table.
///
/// @param columns C of them, in the order of the set
record Words(List<Column.Categorical> columns) {
  Words {
    columns = List.copyOf(columns);
  }

  /// The categorical columns of a set with at most so many buckets.
  static Words of(FeatureSet features, int maxBuckets) {
    return new Words(
        features.columns().stream()
            .filter(Column.Categorical.class::isInstance)
            .map(Column.Categorical.class::cast)
            .filter(column -> column.buckets() <= maxBuckets)
            .toList());
  }

  /// T, entries of the table.
  int size() {
    return columns.stream().mapToInt(Column.Categorical::buckets).sum();
  }

  /// `[C, N]` the entries of a batch's rows, an array per column.
  int[][] entries(FeatureBatch batch) {
    int[][] entries = new int[columns.size()][];
    int start = 0;
    for (int c = 0; c < entries.length; c++) {
      int[] own = batch.indices(columns.get(c).name()).clone();
      for (int row = 0; row < own.length; row++) {
        own[row] += start;
      }
      entries[c] = own;
      start += columns.get(c).buckets();
    }
    return entries;
  }
}
