package dev.aisle.learning.models.logistic;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.samples.NumericScaler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The linear model in service: `b + Σ_j w_j x_j + Σ_c v_c[bucket_c]`, a logit. Immutable.
final class LogisticScorer implements Scorer {
  /// Columns that an explanation names at most.
  private static final int NAMED = 8;

  private final NumericScaler scaler;
  private final Words words;
  private final float bias;
  private final float[] numbers;
  private final float[] table;

  /// @param numbers `[W]` weights of the scaler's outputs, taken
  /// @param table `[T]` weights of the words, taken
  LogisticScorer(NumericScaler scaler, Words words, float bias, float[] numbers, float[] table) {
    this.scaler = scaler;
    this.words = words;
    this.bias = bias;
    this.numbers = numbers;
    this.table = table;
  }

  @Override
  public float[] score(FeatureBatch batch, float[] upstream) {
    int n = batch.size();
    int width = scaler.width();
    float[] scaled = scaler.scale(batch);
    float[] logits = new float[n];
    for (int row = 0; row < n; row++) {
      float sum = bias;
      for (int j = 0, at = row * width; j < width; j++, at++) {
        sum += numbers[j] * scaled[at];
      }
      logits[row] = sum;
    }
    int start = 0;
    for (Column.Categorical column : words.columns()) {
      int[] buckets = batch.indices(column.name());
      for (int row = 0; row < n; row++) {
        logits[row] += table[start + buckets[row]];
      }
      start += column.buckets();
    }
    return logits;
  }

  @Override
  public List<Explanation> explain(FeatureBatch batch, float[] upstream, int row) {
    List<Explanation> parts = new ArrayList<>();
    float[] scaled = scaler.scale(batch);
    for (int j = 0; j < numbers.length; j++) {
      parts.add(
          new Explanation(
              (double) numbers[j] * scaled[row * numbers.length + j], scaler.outputs().get(j)));
    }
    int start = 0;
    for (Column.Categorical column : words.columns()) {
      int bucket = batch.indices(column.name())[row];
      parts.add(new Explanation(table[start + bucket], column.name()));
      start += column.buckets();
    }
    parts.removeIf(part -> part.value() == 0);
    parts.sort(Comparator.comparingDouble(part -> -Math.abs(part.value())));
    return List.copyOf(parts.subList(0, Math.min(NAMED, parts.size())));
  }

  /// All of it by name, to be saved.
  Map<String, TensorData> tensors() {
    return Map.of(
        "scaler", scaler.saved(),
        "bias", new TensorData(new float[] {bias}, 1),
        "numbers.weight", new TensorData(numbers, numbers.length),
        "words.weight", new TensorData(table, table.length));
  }

  /// Reads what [#tensors] wrote.
  ///
  /// @param label the model, for messages
  /// @throws InvalidInputException where it is damaged
  static LogisticScorer read(
      String label, Map<String, TensorData> tensors, FeatureSet features, int maxBuckets) {
    NumericScaler scaler =
        NumericScaler.read(
            NumericScaler.numericColumns(features), tensor(label, tensors, "scaler"));
    Words words = Words.of(features, maxBuckets);
    float[] bias = finite(label, tensors, "bias", 1);
    float[] numbers = finite(label, tensors, "numbers.weight", scaler.width());
    float[] table = finite(label, tensors, "words.weight", words.size());
    return new LogisticScorer(scaler, words, bias[0], numbers, table);
  }

  private static float[] finite(
      String label, Map<String, TensorData> tensors, String name, int length) {
    float[] values = tensor(label, tensors, name).values();
    if (values.length != length) {
      throw refused(label, name + " has " + values.length + " numbers instead of " + length);
    }
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(values[i])) {
        throw refused(label, name + "[" + i + "] is " + values[i]);
      }
    }
    return values;
  }

  private static TensorData tensor(String label, Map<String, TensorData> tensors, String name) {
    @Nullable TensorData tensor = tensors.get(name);
    if (tensor == null) {
      throw refused(label, "has no tensor " + name);
    }
    return tensor;
  }

  private static InvalidInputException refused(String label, String problem) {
    return new InvalidInputException(label, problem, "Train it again.");
  }
}
