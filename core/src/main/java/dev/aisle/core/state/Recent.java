package dev.aisle.core.state;

import java.util.Comparator;
import java.util.List;

/// Bounded immutable sequences, newest last.
final class Recent {
  private Recent() {}

  /// The sequence with one more element at its place in the order, behind its equals; where it
  /// would be longer than `longest`, the first element is left out, which may be the new one.
  @SuppressWarnings("unchecked")
  static <T> List<T> with(List<T> sequence, T added, Comparator<T> order, int longest) {
    int size = sequence.size();
    int place = size;
    while (place > 0 && order.compare(sequence.get(place - 1), added) > 0) {
      place--;
    }
    if (size == longest && place == 0) {
      return sequence;
    }
    int from = size == longest ? 1 : 0;
    Object[] elements = new Object[size - from + 1];
    for (int i = from, to = 0; to < elements.length; to++) {
      elements[to] = to == place - from ? added : sequence.get(i++);
    }
    return (List<T>) List.of(elements);
  }
}
