package dev.aisle.learning.training;

import java.util.random.RandomGenerator;

/// The examples that a model learns from, and how a batch is made of some of them.
///
/// @param <B> a batch in the Java heap: arrays, no tensors, since native memory belongs to the
///     thread that opened the scope and batches are made on others
public interface BatchSource<B> {
  /// How many examples there are; the same whenever it is asked.
  int examples();

  /// Makes a batch. Called by several threads at once, in any order, so it must not change
  /// anything; what it makes may depend on its arguments alone.
  ///
  /// @param examples in `[0, examples())`, shuffled; at least one
  /// @param random for what is drawn anew each time, such as negatives; the same for the same step
  ///     of the same seed
  B batch(int[] examples, RandomGenerator random);
}
