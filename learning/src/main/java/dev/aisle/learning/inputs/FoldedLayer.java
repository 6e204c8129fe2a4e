package dev.aisle.learning.inputs;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.features.Column;
import dev.aisle.learning.files.TensorData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The first linear layer of a network on `F` features, in plain Java, with the embedding tables
/// folded into it. Since the layer is linear,
/// ```
/// W [e₁, …, eₖ, x] + b = Σᵢ (Wᵢ eᵢ) + Wₓ x + b
/// ```
/// and `Wᵢ eᵢ` is known for each row of a table beforehand: a word costs one addition of H numbers
/// instead of H times its width of products. A table of more than [#FOLDED] numbers after folding
/// stays as it is. Immutable and safe for use by several threads.
public final class FoldedLayer {
  /// Numbers of a folded table at most, 16 MiB.
  static final int FOLDED = 1 << 22;

  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

  private final Inputs inputs;
  private final int out;
  private final int padded;
  private final float[] bias;
  private final Table[] tables;
  private final float[] numbers;

  /// A table, or what the layer makes of it. The width is that of a row that is to be multiplied, 0
  /// where rows are the layer's already.
  private static final class Table {
    final float[] rows;
    final int width;
    final float[] weight;

    Table(float[] rows, int width, float[] weight) {
      this.rows = rows;
      this.width = width;
      this.weight = weight;
    }
  }

  /// @param place the model, for messages
  /// @param saved tensors of tables by the names of their columns
  /// @param weight `[H, F]`
  /// @param bias `[H]`
  /// @throws InvalidInputException where shapes do not fit
  public FoldedLayer(
      String place,
      Inputs inputs,
      Map<String, TensorData> saved,
      TensorData weight,
      TensorData bias) {
    this.inputs = inputs;
    HeapTables known = new HeapTables(place, inputs, saved);
    out = bias.values().length;
    if (!Arrays.equals(weight.shape(), new long[] {out, known.width()})) {
      throw new InvalidInputException(
          place,
          "has a first layer " + weight + " where [" + out + ", " + known.width() + "] is needed",
          "Train it again.");
    }
    padded = LANES.length() * Math.ceilDiv(out, LANES.length());
    this.bias = Arrays.copyOf(bias.values(), padded);
    List<Column.Categorical> words = inputs.columns().words();
    tables = new Table[words.size()];
    int at = 0;
    for (int w = 0; w < tables.length; w++) {
      TensorData table = Inputs.find(place, saved, words.get(w).name());
      int width = Math.toIntExact(table.shape()[1]);
      float[] own = transposed(weight.values(), known.width(), at, width);
      tables[w] = folded(table.values(), width, own);
      at += width;
    }
    numbers = transposed(weight.values(), known.width(), at, inputs.numbers());
  }

  /// Columns of a matrix as padded rows, `[width, padded]`.
  private float[] transposed(float[] weight, int in, int from, int width) {
    float[] columns = new float[width * padded];
    for (int i = 0; i < width; i++) {
      for (int o = 0; o < out; o++) {
        columns[i * padded + o] = weight[o * in + from + i];
      }
    }
    return columns;
  }

  private Table folded(float[] rows, int width, float[] weight) {
    int count = rows.length / width;
    if ((long) count * padded > FOLDED) {
      return new Table(rows, width, weight);
    }
    float[] products = new float[count * padded];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < width; i++) {
        float value = rows[row * width + i];
        for (int o = 0; o < padded; o++) {
          products[row * padded + o] += value * weight[i * padded + o];
        }
      }
    }
    return new Table(products, 0, weight);
  }

  /// H, rounded up to whole vectors; what is beyond H is 0.
  public int width() {
    return padded;
  }

  /// The layer's output for one candidate.
  ///
  /// @param slot of the candidate among all P · C
  /// @param to `[width]`
  public void apply(InputArrays arrays, int slot, float[] to) {
    int own = inputs.numbers();
    for (int o = 0; o < padded; o += LANES.length()) {
      FloatVector sum = FloatVector.fromArray(LANES, bias, o);
      for (int w = 0; w < tables.length; w++) {
        Table table = tables[w];
        int row = arrays.words[w][slot];
        sum =
            table.width == 0
                ? sum.add(FloatVector.fromArray(LANES, table.rows, row * padded + o))
                : plus(sum, table.rows, row * table.width, table.width, table.weight, o);
      }
      plus(sum, arrays.numbers, slot * own, own, numbers, o).intoArray(to, o);
    }
  }

  private FloatVector plus(
      FloatVector sum, float[] values, int at, int count, float[] weight, int o) {
    FloatVector total = sum;
    for (int i = 0; i < count; i++) {
      float value = values[at + i];
      if (value != 0) { // marks of unknown numbers mostly are
        total =
            FloatVector.fromArray(LANES, weight, i * padded + o)
                .fma(FloatVector.broadcast(LANES, value), total);
      }
    }
    return total;
  }
}
