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
/// table: a look-up while gradients are recorded copies the distinct rows of the batch into a small
/// leaf, and the optimiser changes those rows alone.
///
/// Row 0 stands for padding: zero, and never trained. Reading is safe for several threads as long
/// as none trains.
public final class EmbeddingTable implements AutoCloseable {
  private final String name;
  private final int rows;
  private final int width;
  private final Tensor values;
  private final List<Looked> looked = new ArrayList<>();

  // For each id: where it stands in the look-up `seenAt`, and among all rows of the step
  // `slottedAt`. Counts instead of flags, so that nothing has to be cleared.
  private int[] place = new int[0];
  private int[] seenAt = new int[0];
  private int[] slotOf = new int[0];
  private int[] slottedAt = new int[0];
  private int lookups;
  private int step = 1;
  private int[] usedIds = new int[64];
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
  /// @param slots `[U]`, where each row of the leaf stands among all rows of the step
  /// @param leaf `[U, width]`
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
    int[] distinct = distinct(ids);
    long[] at = new long[ids.length];
    int[] slots = new int[distinct.length];
    for (int i = 0; i < ids.length; i++) {
      at[i] = place[ids[i]];
    }
    for (int i = 0; i < distinct.length; i++) {
      slots[i] = slot(distinct[i]);
    }
    Tensor leaf =
        values.select(0, Tensor.of(distinct, distinct.length)).detached().requireGradient();
    looked.add(new Looked(Tensor.of(slots, slots.length), leaf));
    return leaf.rows(Tensor.of(at, shape));
  }

  /// The distinct ids in the order of their first appearance, but padding first, whether it is
  /// among them or not. An array over all rows says where each stands; it is only touched where ids
  /// are: no sorting, no hashing, no work that grows with the table.
  private int[] distinct(int[] ids) {
    if (place.length == 0) {
      place = new int[rows];
      seenAt = new int[rows];
      slotOf = new int[rows];
      slottedAt = new int[rows];
    }
    lookups++;
    seenAt[0] = lookups;
    int[] distinct = new int[1 + Math.min(ids.length, rows)];
    int n = 1;
    for (int id : ids) {
      if (seenAt[id] != lookups) {
        seenAt[id] = lookups;
        place[id] = n;
        distinct[n++] = id;
      }
    }
    return Arrays.copyOf(distinct, n);
  }

  /// Where a row stands among those that the step used; padding is 0.
  private int slot(int id) {
    if (id != 0 && slottedAt[id] != step) {
      slottedAt[id] = step;
      slotOf[id] = used;
      if (used == usedIds.length) {
        usedIds = Arrays.copyOf(usedIds, 2 * used);
      }
      usedIds[used++] = id;
    }
    return slotOf[id];
  }

  /// The rows that were looked up since [#clearGradients] and their gradients, summed over
  /// look-ups in their order; null where there are none.
  Gradients.@Nullable Rows gradients() {
    List<Looked> parts = new ArrayList<>();
    List<Tensor> gradients = new ArrayList<>();
    for (Looked part : looked) {
      Tensor gradient = part.leaf.gradient();
      if (gradient != null) {
        parts.add(part);
        gradients.add(gradient);
      }
    }
    if (parts.isEmpty()) {
      return null;
    }
    Tensor sum;
    if (looked.size() == 1) {
      sum = gradients.getFirst(); // its slots are 0, 1, 2 …
    } else {
      sum = Tensor.zeros(values.type(), used, width);
      for (int i = 0; i < parts.size(); i++) {
        sum.addRowsInPlace(parts.get(i).slots, gradients.get(i));
      }
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
