package dev.aisle.learning.models.picture;

import java.util.List;

/// Pictures of one step and what is known of their items.
final class PictureBatch {
  private final List<byte[]> pictures;
  private final int[][] labels;

  /// @param pictures B of them
  /// @param labels for each label, `[B]` numbers of values, -1 where unknown
  PictureBatch(List<byte[]> pictures, int[][] labels) {
    this.pictures = List.copyOf(pictures);
    this.labels = labels;
  }

  List<byte[]> pictures() {
    return pictures;
  }

  int[] label(int number) {
    return labels[number];
  }
}
