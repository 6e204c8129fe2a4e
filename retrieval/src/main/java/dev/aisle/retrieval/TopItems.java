package dev.aisle.retrieval;

import dev.aisle.core.catalog.ItemId;
import java.util.Arrays;

/// The best `limit` of many items by a key, ties by item id: a total order that does not depend on
/// segments or on the order of arrival. Of one thread.
final class TopItems {
  private final int limit;
  private final ItemTable.View table;
  private double[] keys = new double[64];
  private int[] ordinals = new int[64];
  private int size;

  TopItems(int limit, ItemTable.View table) {
    this.limit = limit;
    this.table = table;
  }

  /// Takes an item in, or forgets it where enough others are better.
  ///
  /// @param key higher is better
  void add(double key, int ordinal) {
    if (size < limit) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, size * 2);
        ordinals = Arrays.copyOf(ordinals, size * 2);
      }
      keys[size] = key;
      ordinals[size] = ordinal;
      up(size++);
    } else if (limit > 0 && better(key, ordinal, keys[0], ordinals[0])) {
      keys[0] = key;
      ordinals[0] = ordinal;
      down(0);
    }
  }

  int size() {
    return size;
  }

  /// Empties it, best first.
  Ranked ranked() {
    double[] sortedKeys = new double[size];
    ItemId[] items = new ItemId[size];
    while (size > 0) {
      size--;
      sortedKeys[size] = keys[0];
      items[size] = table.id(ordinals[0]);
      keys[0] = keys[size];
      ordinals[0] = ordinals[size];
      down(0);
    }
    return new Ranked(items, sortedKeys);
  }

  /// Items and their keys, best first.
  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  record Ranked(ItemId[] items, double[] keys) {}

  private boolean better(double key, int ordinal, double otherKey, int other) {
    return key != otherKey ? key > otherKey : table.isBefore(ordinal, other);
  }

  private void up(int at) {
    while (at > 0 && better(keys[(at - 1) / 2], ordinals[(at - 1) / 2], keys[at], ordinals[at])) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  private void down(int from) {
    int at = from;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size
          && better(keys[child], ordinals[child], keys[child + 1], ordinals[child + 1])) {
        child++;
      }
      if (!better(keys[at], ordinals[at], keys[child], ordinals[child])) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private void swap(int a, int b) {
    double key = keys[a];
    keys[a] = keys[b];
    keys[b] = key;
    int ordinal = ordinals[a];
    ordinals[a] = ordinals[b];
    ordinals[b] = ordinal;
  }
}
