package dev.aisle.app.sequences;

import dev.aisle.learning.training.BatchSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Every step of every sequence, told from random items that the shopper never took.
///
/// An example is a group of shoppers whose sequences are about equally long, with about
/// [#GROUP] steps in all: they share a tensor with little padding. A batch is some groups.
final class SequenceExamples implements BatchSource<List<SequenceBatch>> {
  /// Steps of a group, about.
  static final int GROUP = 128;

  private final SequenceConfig config;
  private final int[][] sequences;
  private final int items;
  private final DenseFeatures features;
  private final List<int[]> groups = new ArrayList<>();

  /// @param sequences what may be learned from, by shopper
  /// @param seed of who shares a group
  SequenceExamples(
      SequenceConfig config, int[][] sequences, int items, DenseFeatures features, long seed) {
    this.config = config;
    this.sequences = sequences;
    this.items = items;
    this.features = features;
    // Neighbours in a file took the same things, and steps of a batch should be unlike each other.
    List<Integer> shuffled =
        new ArrayList<>(
            IntStream.range(0, sequences.length)
                .filter(shopper -> sequences[shopper].length >= 2)
                .boxed()
                .toList());
    Collections.shuffle(shuffled, new Random(seed));
    int[] byLength =
        shuffled.stream()
            .sorted(Comparator.comparingInt(shopper -> read(sequences[shopper])))
            .mapToInt(Integer::intValue)
            .toArray();
    int from = 0;
    int steps = 0;
    for (int i = 0; i < byLength.length; i++) {
      steps += read(sequences[byLength[i]]) - 1;
      if (steps >= GROUP || i == byLength.length - 1) {
        groups.add(Arrays.copyOfRange(byLength, from, i + 1));
        from = i + 1;
        steps = 0;
      }
    }
  }

  /// Items that are read of a sequence: the newest, of which the first is only history.
  private int read(int[] sequence) {
    return Math.min(sequence.length, config.length() + 1);
  }

  @Override
  public int examples() {
    return groups.size();
  }

  @Override
  public List<SequenceBatch> batch(int[] examples, RandomGenerator random) {
    int[] pool = random.ints(Math.min(items, 1024), 1, items + 1).toArray();
    return Arrays.stream(examples)
        .mapToObj(group -> batch(groups.get(group), pool, random))
        .toList();
  }

  /// Candidates are step by step the item taken and its negatives; a shopper with fewer steps than
  /// others has padding at the end.
  private SequenceBatch batch(int[] shoppers, int[] pool, RandomGenerator random) {
    int longest = Arrays.stream(shoppers).map(shopper -> read(sequences[shopper])).max().orElse(0);
    var batch =
        new SequenceBatch.Builder(
            features, shoppers.length, longest - 1, (longest - 1) * (1 + config.negatives()));
    for (int shopper : shoppers) {
      int[] taken = sequences[shopper];
      int from = taken.length - read(taken);
      batch.next(taken, from, taken.length - 1);
      for (int step = from + 1; step < taken.length; step++) {
        batch.add(shopper, taken, from, step, taken[step]);
        for (int i = 0; i < config.negatives(); ) {
          int drawn = pool[random.nextInt(pool.length)];
          if (!Ask.has(taken, taken.length, drawn)) {
            batch.add(shopper, taken, from, step, drawn);
            i++;
          }
        }
      }
    }
    return batch.build();
  }
}
