package dev.aisle.learning.diversity;

import java.util.Arrays;

/// Items picked one after the other, by their numbers, and what each was worth when it was picked.
/// A method may end before it has picked all that it was asked for.
public final class Picks {
  private final int[] items;
  private final double[] gains;
  private int size;

  /// Room for so many.
  public Picks(int most) {
    items = new int[most];
    gains = new double[most];
  }

  /// Picks an item.
  ///
  /// @param gain what it was worth; never more than the one before was
  public void add(int item, double gain) {
    items[size] = item;
    gains[size] = gain;
    size++;
  }

  /// How many were picked.
  public int size() {
    return size;
  }

  /// The item that was picked at a place, from 0.
  public int item(int place) {
    return items[place];
  }

  /// What it was worth.
  public double gain(int place) {
    return gains[place];
  }

  /// The place of an item, -1 where it was not picked.
  public int placeOf(int item) {
    for (int place = 0; place < size; place++) {
      if (items[place] == item) {
        return place;
      }
    }
    return -1;
  }

  /// All picked items in order, then the others of `total` in theirs.
  public int[] order(int total) {
    int[] order = Arrays.copyOf(items, total);
    int next = size;
    for (int item = 0; item < total; item++) {
      if (placeOf(item) < 0) {
        order[next++] = item;
      }
    }
    return order;
  }
}
