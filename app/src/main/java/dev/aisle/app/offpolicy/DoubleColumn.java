package dev.aisle.app.offpolicy;

import java.util.Arrays;

/// Numbers that are appended and read by index.
final class DoubleColumn {
  private double[] values = new double[16];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  double get(int i) {
    return values[i];
  }

  int size() {
    return size;
  }

  double sum() {
    return Arrays.stream(values, 0, size).sum();
  }
}
