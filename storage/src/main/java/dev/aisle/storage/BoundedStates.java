package dev.aisle.storage;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The states of a fold by key, at most so many: beyond the limit, a tenth of it is dropped, those
/// that no event has touched for the longest. What is dropped depends on the log alone, so a
/// rebuild drops the same.
///
/// One thread writes, any number read without locks.
///
/// @param <K> a shopper or an item
/// @param <S> an immutable state
final class BoundedStates<K extends Comparable<K>, S> {
  /// A state and the offset of the event that changed it last.
  record Kept<K, S>(K key, S state, long offset) {}

  private final int limit;
  private final ConcurrentHashMap<K, Kept<K, S>> states = new ConcurrentHashMap<>();

  /// @param limit at most so many states, at least 10
  BoundedStates(int limit) {
    this.limit = limit;
  }

  @Nullable S get(K key) {
    Kept<K, S> kept = states.get(key);
    return kept == null ? null : kept.state;
  }

  /// Replaces the state of a key by the one after an event.
  void update(K key, long offset, S initial, UnaryOperator<S> after) {
    states.compute(
        key,
        (k, kept) ->
            kept == null
                ? new Kept<>(key, after.apply(initial), offset)
                : new Kept<>(kept.key, after.apply(kept.state), offset));
    if (states.size() > limit) {
      dropOldest();
    }
  }

  /// Puts back what a snapshot held.
  void put(Kept<K, S> kept) {
    states.put(kept.key, kept);
  }

  void remove(K key) {
    states.remove(key);
  }

  int size() {
    return states.size();
  }

  Stream<K> keys() {
    return states.keySet().stream();
  }

  /// All states as of now; consistent where no other thread writes meanwhile.
  List<Kept<K, S>> copy() {
    return List.copyOf(states.values());
  }

  private void dropOldest() {
    states.values().stream()
        .sorted(Comparator.<Kept<K, S>>comparingLong(Kept::offset).thenComparing(Kept::key))
        .limit(states.size() - (limit - limit / 10))
        .map(Kept::key)
        .toList()
        .forEach(states::remove);
  }
}
