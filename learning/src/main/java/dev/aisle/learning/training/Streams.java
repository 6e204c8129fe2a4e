package dev.aisle.learning.training;

import java.util.SplittableRandom;

/// Where the random numbers of a training come from: each epoch and each step has generators of its
/// own, which follow from the seed and its number. So no state of a generator has to be kept to go
/// on after an interruption, nor does the number of threads that make batches matter.
enum Streams {
  /// Orders of examples, by epoch.
  EPOCH(1),
  /// What batches draw, by step.
  BATCH(2),
  /// What losses draw, by step.
  LOSS(3);

  private final long number;

  Streams(long number) {
    this.number = number;
  }

  SplittableRandom random(long seed, long index) {
    return new SplittableRandom(mixed(mixed(mixed(seed) + number) + index));
  }

  /// The finaliser of SplitMix64 (Steele et al., 2014): neighbours become unrelated.
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
