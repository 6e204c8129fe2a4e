package dev.aisle.learning.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Which examples each step sees: every epoch all of them, in an order of its own that the seed
/// decides. The steps of an epoch are `⌈examples / batch⌉`, the last of which may see fewer.
///
/// Not thread-safe.
final class ExampleOrder {
  private final long seed;
  private final int examples;
  private final int batch;
  private final int[] order;
  private long epoch = -1;

  /// @param examples at least one
  ExampleOrder(long seed, int examples, int batch) {
    this.seed = seed;
    this.examples = examples;
    this.batch = batch;
    this.order = new int[examples];
  }

  long stepsPerEpoch() {
    return Math.ceilDiv(examples, batch);
  }

  /// The examples of a step that one of several workers takes: an even, contiguous part of the
  /// batch, which is empty for some where there are more workers than examples, but never for
  /// rank 0.
  int[] of(long step, int rank, int workers) {
    shuffle(step / stepsPerEpoch());
    int from = Math.toIntExact(step % stepsPerEpoch()) * batch;
    int size = Math.min(batch, examples - from);
    int begin = from + (int) Math.ceilDiv((long) size * rank, workers);
    int end = from + (int) Math.ceilDiv((long) size * (rank + 1), workers);
    return Arrays.copyOfRange(order, begin, end);
  }

  /// Fisher and Yates.
  private void shuffle(long wanted) {
    if (epoch == wanted) {
      return;
    }
    epoch = wanted;
    SplittableRandom random = Streams.EPOCH.random(seed, epoch);
    Arrays.setAll(order, i -> i);
    for (int i = examples - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
