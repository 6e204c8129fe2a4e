package dev.aisle.app.lists;

import dev.aisle.app.sequences.Ask;
import java.util.List;
import java.util.random.RandomGenerator;

/// What is learned from: lists with the target among the candidates.
public interface TrainingLists {
  /// How many there are.
  int size();

  /// One of them.
  ///
  /// @param index in `[0, size)`
  /// @param random of candidates that are drawn anew each time
  Ask list(int index, RandomGenerator random);

  /// Lists that are always the same.
  static TrainingLists of(List<Ask> asks) {
    List<Ask> kept = List.copyOf(asks);
    return new TrainingLists() {
      @Override
      public int size() {
        return kept.size();
      }

      @Override
      public Ask list(int index, RandomGenerator random) {
        return kept.get(index);
      }
    };
  }
}
