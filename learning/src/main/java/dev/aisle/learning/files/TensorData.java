package dev.aisle.learning.files;

import java.util.Arrays;

/// A tensor as a file holds it: a shape and its numbers, row by row, in the Java heap.
///
/// Invariant: there are as many values as the shape says. The array is the tensor's own: do not
/// write to it.
public final class TensorData {
  private final long[] shape;
  private final float[] values;

  /// @param values taken, not copied
  /// @throws IllegalArgumentException where the number of values is not that of the shape
  public TensorData(float[] values, long... shape) {
    long size = 1;
    for (long axis : shape) {
      if (axis < 0) {
        throw new IllegalArgumentException("shape " + Arrays.toString(shape));
      }
      size = Math.multiplyExact(size, axis);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          values.length + " values for the shape " + Arrays.toString(shape));
    }
    this.shape = shape.clone();
    this.values = values;
  }

  /// Length of each axis.
  public long[] shape() {
    return shape.clone();
  }

  /// All numbers, row by row.
  public float[] values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorData that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "tensor " + Arrays.toString(shape);
  }
}
