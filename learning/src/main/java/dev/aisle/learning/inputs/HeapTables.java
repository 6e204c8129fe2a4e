package dev.aisle.learning.inputs;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.features.Column;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The embedding tables of a trained model in the Java heap: serving copies rows into one array and
/// hands libtorch the whole of it, instead of a look-up for each column. The numbers are those of
/// [InputTables]. Immutable and safe for use by several threads.
public final class HeapTables {
  private final Inputs inputs;
  private final Map<String, float[]> tables = new LinkedHashMap<>();
  private final Map<String, Integer> widths = new LinkedHashMap<>();
  private final int width;
  private final int keyWidth;

  /// @param saved tensors of tables by the names of their columns
  /// @throws InvalidInputException where a table is missing or has another number of rows
  public HeapTables(String place, Inputs inputs, Map<String, TensorData> saved) {
    this.inputs = inputs;
    int features = inputs.numbers();
    int keys = 0;
    for (Column.Categorical word : inputs.columns().words()) {
      TensorData table = Inputs.find(place, saved, word.name());
      long[] shape = table.shape();
      int rows = inputs.vocabulary(word.name()).size();
      if (shape.length != 2 || shape[0] != rows) {
        throw new InvalidInputException(
            place,
            "has a " + table + " where \"" + word.name() + "\" has " + rows + " rows",
            "The file is damaged; train it again.");
      }
      int own = Math.toIntExact(shape[1]);
      tables.put(word.name(), table.values());
      widths.put(word.name(), own);
      features += own;
      keys += inputs.columns().keys().contains(word.name()) ? own : 0;
    }
    width = features;
    keyWidth = keys;
  }

  /// F.
  public int width() {
    return width;
  }

  /// D; 0 where there are no histories.
  public int keyWidth() {
    return keyWidth;
  }

  /// `[P · C · F]`, row by row.
  public float[] features(InputArrays arrays) {
    float[] features = new float[arrays.there.length * width];
    int at = 0;
    int word = 0;
    for (Map.Entry<String, float[]> table : tables.entrySet()) {
      int own = Objects.requireNonNull(widths.get(table.getKey()));
      gather(table.getValue(), own, arrays.words[word++], features, at, width);
      at += own;
    }
    int numbers = inputs.numbers();
    for (int row = 0; row < arrays.there.length; row++) {
      System.arraycopy(arrays.numbers, row * numbers, features, row * width + at, numbers);
    }
    return features;
  }

  private static void gather(float[] table, int own, int[] rows, float[] to, int at, int stride) {
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(table, rows[i] * own, to, i * stride + at, own);
    }
  }

  private float[] history(InputArrays.History history) {
    float[] values = new float[history.there.length * keyWidth];
    int at = 0;
    int part = 0;
    for (String key : inputs.columns().keys()) {
      int own = Objects.requireNonNull(widths.get(key));
      float[] table = Objects.requireNonNull(tables.get(key));
      gather(table, own, history.parts[part++], values, at, keyWidth);
      at += own;
    }
    return values;
  }

  /// The tensors of some pages, in the open scope.
  public Embedded embed(InputArrays arrays) {
    List<Tensor> histories = new ArrayList<>();
    List<Tensor> masks = new ArrayList<>();
    for (InputArrays.History history : arrays.histories) {
      histories.add(Tensor.of(history(history), arrays.pages, history.length, keyWidth));
      masks.add(Tensor.of(history.there, arrays.pages, history.length));
    }
    return new Embedded(
        Tensor.of(features(arrays), arrays.pages, arrays.candidates, width),
        Tensor.of(arrays.there, arrays.pages, arrays.candidates),
        histories,
        masks);
  }
}
