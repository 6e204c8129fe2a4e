package dev.aisle.learning.nn;

import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A vector for each of many ids, of which a step touches few. Gradients never have the size of the
/// table: what a look-up returns while gradients are recorded is a leaf of its own, the rows that
/// ids repeat are added up after the backward pass, and the optimiser changes those rows alone.
///
/// Row 0 stands for padding: zero, and never trained. Reading is safe for several threads as long
/// as none trains.
public final class EmbeddingTable implements AutoCloseable {
  private final String name;
  private final int rows;
  private final int width;
  private final Tensor values;
  private final List<Looked> looked = new ArrayList<>();

  // For each id the step that used it last and its slot in that step, in one number. The step
  // counts, so that nothing has to be cleared.
  private long[] slotOf = new long[0];
  private int step = 1;
  private int[] usedIds = new int[1024];
  private int used = 1; // padding has the first slot

  EmbeddingTable(String name, Type type, int rows, int width, float[] values) {
    this.name = name;
    this.rows = rows;
    this.width = width;
    try (Scope scope = Scope.withoutGradients()) {
      this.values = scope.keep(Tensor.of(values, rows, width).to(type).copied());
    }
  }

  /// A look-up of this step.
  ///
  /// @param slots `[n]`, where each id's row stands among all rows of the step
  /// @param leaf `[…, width]`, `n` rows
  private record Looked(Tensor slots, Tensor leaf) {}

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
    if (!Scope.recordsGradients()) {
      return values.rows(Tensor.of(ids, shape));
    }
    if (!looked.isEmpty() && looked.getLast().leaf.isClosed()) {
      clearGradients(); // of a batch that was given up
    }
    Tensor leaf = values.rows(Tensor.of(ids, shape)).detached().requireGradient();
    looked.add(new Looked(Tensor.of(slots(ids), ids.length), leaf));
    return leaf;
  }

  /// Where each id's row stands among those that the step used; padding stands first. An array over
  /// all rows is made once and then touched where ids are: no sorting, no hashing, no work that
  /// grows with the table.
  private long[] slots(int[] ids) {
    if (slotOf.length == 0) {
      slotOf = new long[rows];
    }
    slotOf[0] = (long) step << 32;
    long[] slots = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      int id = ids[i];
      long slot = slotOf[id];
      if (slot >>> 32 != step) {
        slot = (long) step << 32 | used;
        slotOf[id] = slot;
        if (used == usedIds.length) {
          usedIds = Arrays.copyOf(usedIds, 2 * used);
        }
        usedIds[used++] = id;
      }
      slots[i] = slot & 0xFFFF_FFFFL;
    }
    return slots;
  }

  /// The rows that were looked up since [#clearGradients] and their gradients, summed over
  /// look-ups in their order; null where there are none.
  Gradients.@Nullable Rows gradients() {
    boolean none = true;
    Tensor sum = Tensor.zeros(values.type(), used, width);
    for (Looked part : looked) {
      Tensor gradient = part.leaf.gradient();
      if (gradient != null) {
        none = false;
        sum.addRowsInPlace(part.slots, gradient.reshape(-1, width));
      }
    }
    if (none) {
      return null;
    }
    return new Gradients.Rows(
        Tensor.of(Arrays.copyOfRange(usedIds, 1, used), used - 1), sum.narrow(0, 1, used - 1));
  }

  /// Forgets what was looked up.
  void clearGradients() {
    looked.clear();
    used = 1;
    step++;
  }

  /// Whether no row has NaN or an infinity.
  public boolean isFinite() {
    return values.isFinite();
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
