package dev.aisle.learning.nn;

import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A vector for each of many ids, of which a step touches few. Gradients never have the size of the
/// table: a look-up while gradients are recorded copies the distinct rows of the batch into a small
/// leaf, and the optimiser changes those rows alone.
///
/// Row 0 stands for padding: zero, and never trained. Reading is safe for several threads as long
/// as
/// none trains.
public final class EmbeddingTable implements AutoCloseable {
  private final String name;
  private final int rows;
  private final int width;
  private final Tensor values;
  private final List<Rows> looked = new ArrayList<>();

  EmbeddingTable(String name, Type type, int rows, int width, float[] values) {
    this.name = name;
    this.rows = rows;
    this.width = width;
    try (Scope scope = Scope.withoutGradients()) {
      this.values = scope.keep(Tensor.of(values, rows, width).to(type).copied());
    }
  }

  /// Rows of a table that a batch used.
  ///
  /// @param indices `[U]`, distinct, ascending
  /// @param leaf `[U, width]`, whose gradient is theirs
  record Rows(Tensor indices, Tensor leaf) {}

  /// The number of ids.
  public int rows() {
    return rows;
  }

  /// Numbers in a vector.
  public int width() {
    return width;
  }

  /// The vectors of some ids.
  ///
  /// @param ids in `[0, rows)`
  /// @param shape of `ids`; the result has one more axis, of [#width]
  /// @throws IllegalArgumentException where an id is out of range
  public Tensor lookup(int[] ids, long... shape) {
    for (int id : ids) {
      if (id < 0 || id >= rows) {
        throw new IllegalArgumentException(
            "id " + id + " in the table " + name + " of " + rows + " rows");
      }
    }
    long[] wide = Arrays.copyOf(shape, shape.length + 1);
    wide[shape.length] = width;
    if (!Scope.recordsGradients()) {
      return values.select(0, Tensor.of(ids, ids.length)).reshape(wide);
    }
    int[] distinct = Arrays.stream(ids).sorted().distinct().toArray();
    int[] at = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      at[i] = Arrays.binarySearch(distinct, ids[i]);
    }
    Tensor indices = Tensor.of(distinct, distinct.length);
    Tensor leaf = values.select(0, indices).detached().requireGradient();
    looked.add(new Rows(indices, leaf));
    return leaf.select(0, Tensor.of(at, at.length)).reshape(wide);
  }

  /// What was looked up since the last call, for the optimiser; belongs to the step's scope.
  List<Rows> takeLooked() {
    List<Rows> taken = List.copyOf(looked);
    looked.clear();
    return taken;
  }

  /// All rows, `[rows, width]`.
  Tensor values() {
    return values;
  }

  TensorData save() {
    return new TensorData(values.floats(), rows, width);
  }

  void load(TensorData data) {
    values.writeInPlace(data.values());
  }

  @Override
  public void close() {
    values.close();
  }
}
