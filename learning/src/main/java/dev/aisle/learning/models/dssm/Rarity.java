package dev.aisle.learning.models.dssm;

import dev.aisle.learning.files.TensorData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Lets the vectors of rare tokens begin longer than those of frequent ones, since length is
/// weight: by `ln(1 + N / (1 + n))`, where n of N items have the token, over its mean. The
/// untrained towers then rank as TF-IDF does, which is where training begins.
final class Rarity {
  private static final String TABLE = "tokens";

  private Rarity() {}

  /// The same parameters with the token vectors scaled.
  static Map<String, TensorData> weighted(Map<String, TensorData> saved, DssmExamples examples) {
    TensorData table = saved.get(TABLE);
    if (table == null) {
      throw new IllegalArgumentException("no " + TABLE + " in " + saved.keySet());
    }
    int rows = (int) table.shape()[0];
    int width = (int) table.shape()[1];
    int[] itemsWith = new int[rows];
    for (int item = 0; item < examples.size(); item++) {
      Arrays.stream(examples.bag(item).buckets()).distinct().forEach(token -> itemsWith[token]++);
    }
    double[] weights = new double[rows];
    for (int row = 0; row < rows; row++) {
      weights[row] = Math.log1p(examples.size() / (1.0 + itemsWith[row]));
    }
    double mean = Arrays.stream(weights).average().orElse(1);
    float[] values = table.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) (weights[i / width] / mean);
    }
    Map<String, TensorData> scaled = new HashMap<>(saved);
    scaled.put(TABLE, new TensorData(values, rows, width));
    return scaled;
  }
}
