package dev.aisle.app.lists;

import dev.aisle.app.sequences.SideIds;
import org.jspecify.annotations.Nullable;

/// What says something about items in a way of its own, as vectors of one width.
public sealed interface Modality {
  /// What it is, for people.
  String about();

  /// Numbers in a vector, D.
  int width();

  /// Whether it says anything about an item.
  boolean has(int item);

  /// Vectors that were made beforehand and stay as they are.
  final class Vectors implements Modality {
    private final String about;
    private final int width;
    private final float[] @Nullable [] ofItem;

    /// @param ofItem by item, null where there is none; 0 is padding and has none
    public Vectors(String about, int width, float[] @Nullable [] ofItem) {
      this.about = about;
      this.width = width;
      this.ofItem = ofItem;
    }

    @Override
    public String about() {
      return about;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public boolean has(int item) {
      return ofItem[item] != null;
    }

    /// Zeros where there is none.
    float[] of(int item) {
      float[] vector = ofItem[item];
      return vector == null ? new float[width] : vector;
    }
  }

  /// Words, whose vectors are learned with the ranker; an item's is their sum over the root of
  /// their number.
  record Words(String about, int width, SideIds ids) implements Modality {
    @Override
    public boolean has(int item) {
      return ids.of(item).length > 0;
    }
  }
}
