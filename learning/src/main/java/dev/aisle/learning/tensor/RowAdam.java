package dev.aisle.learning.tensor;

import dev.aisle.learning.tensor.Tensor.AdamNumbers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Adam on some rows of a table, in one pass over them. libtorch would take a dozen: three to
/// gather the rows, six to compute, three to put them back. The table is in no cache, so that costs
/// twice as much (`aisle bench learning`).
///
/// Rows are copied together into arrays that stay in the processor's cache, computed on in loops
/// that the compiler vectorises, and copied back.
final class RowAdam {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

  /// Floats in an array: four of them fit the first-level cache.
  private static final int BLOCK = 2048;

  private final int width;
  private final float[] x;
  private final float[] g;
  private final float[] m;
  private final float[] v;
  private final float beta1;
  private final float beta2;
  private final float epsilon;
  private final float kept;
  private final float rate;

  RowAdam(int width, long step, AdamNumbers numbers) {
    this.width = width;
    int size = Math.max(1, BLOCK / Math.max(1, width)) * width;
    x = new float[size];
    g = new float[size];
    m = new float[size];
    v = new float[size];
    beta1 = (float) numbers.beta1();
    beta2 = (float) numbers.beta2();
    double correction = Math.sqrt(1 - Math.pow(numbers.beta2(), (double) step));
    epsilon = (float) (numbers.epsilon() * correction);
    kept = (float) (1 - numbers.rate() * numbers.decay());
    rate = (float) (numbers.rate() * correction / (1 - Math.pow(numbers.beta1(), (double) step)));
  }

  /// @param values `[R, width]`, as `means` and `squares`; changed
  /// @param rows `[U]`, distinct
  /// @param gradients `[U, width]`
  void update(
      MemorySegment values,
      MemorySegment means,
      MemorySegment squares,
      long[] rows,
      MemorySegment gradients) {
    int block = x.length / Math.max(1, width);
    for (int from = 0; from < rows.length; from += block) {
      int many = Math.min(block, rows.length - from);
      MemorySegment.copy(gradients, FLOAT, 4L * from * width, g, 0, many * width);
      for (int i = 0; i < many; i++) {
        long at = 4L * rows[from + i] * width;
        MemorySegment.copy(values, FLOAT, at, x, i * width, width);
        MemorySegment.copy(means, FLOAT, at, m, i * width, width);
        MemorySegment.copy(squares, FLOAT, at, v, i * width, width);
      }
      compute(many * width);
      for (int i = 0; i < many; i++) {
        long at = 4L * rows[from + i] * width;
        MemorySegment.copy(x, i * width, values, FLOAT, at, width);
        MemorySegment.copy(m, i * width, means, FLOAT, at, width);
        MemorySegment.copy(v, i * width, squares, FLOAT, at, width);
      }
    }
  }

  private void compute(int size) {
    float own = 1 - beta1;
    float ownSquare = 1 - beta2;
    for (int i = 0; i < size; i++) {
      m[i] += own * (g[i] - m[i]);
    }
    for (int i = 0; i < size; i++) {
      v[i] = beta2 * v[i] + ownSquare * (g[i] * g[i]);
    }
    for (int i = 0; i < size; i++) {
      x[i] = kept * x[i] - rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
    }
  }
}
