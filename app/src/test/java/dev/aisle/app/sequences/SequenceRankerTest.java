package dev.aisle.app.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On shoppers of whom each takes items of one kind, of six kinds, in any order.
class SequenceRankerTest {
  private static final int ITEMS = 60;
  private static final int KINDS = 6;
  private static final SequenceConfig CONFIG =
      new SequenceConfig(SequenceConfig.DEFAULTS.parts(), 8, 10, 4, 16, 0, 5, 0, 0.02, 256, 4);

  @TempDir private Path folder;

  private static Sequences sequences(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    int[][] sequences = new int[300][];
    for (int shopper = 0; shopper < sequences.length; shopper++) {
      int kind = random.nextInt(KINDS);
      sequences[shopper] =
          random
              .ints(1 + kind * ITEMS / KINDS, 1 + (kind + 1) * ITEMS / KINDS)
              .distinct()
              .limit(4 + random.nextInt(5))
              .toArray();
    }
    int[][] odd = new int[ITEMS + 1][];
    Arrays.setAll(odd, item -> item % 2 == 0 ? new int[0] : new int[] {1, 2});
    return new Sequences("made", ITEMS, sequences, List.of(new SideIds("odd", 2, odd)), "none");
  }

  private static Task task(Sequences sequences, int back) {
    return Tasks.sampled("t", "", sequences, back, 9, 300, List.of(Measure.ndcg(1)));
  }

  private SequenceRanker trained(SequenceConfig config, Sequences sequences, long seed)
      throws IOException {
    var ranker =
        new SequenceRanker(config, sequences, new Learned(sequences, 2), task(sequences, 1), seed);
    ranker.train(new TrainingRun("made", seed, folder, false, TrainingJob.Watch.NONE));
    return ranker;
  }

  @Test
  void learnsWhatGoesTogetherFromIdsAlone() throws IOException {
    Sequences sequences = sequences(1);
    SequenceConfig ids =
        CONFIG.without(
            SequenceConfig.Part.COVISITATION,
            SequenceConfig.Part.SIDE_IDS,
            SequenceConfig.Part.POPULARITY);
    // Of the nine others about one and a half are of the same kind.
    try (SequenceRanker ranker = trained(ids.withEpochs(10), sequences, 3)) {
      assertThat(task(sequences, 0).mean(ranker)).isGreaterThan(0.25);
    }
  }

  @Test
  void whatIsAskedForCannotBeLearnedFrom() throws IOException {
    Sequences plain = sequences(1);
    int[][] other = new int[plain.shoppers()][];
    for (int shopper = 0; shopper < other.length; shopper++) {
      int[] changed = plain.before(shopper, 0);
      int last = changed.length - 1;
      do {
        changed[last] = 1 + changed[last] % ITEMS;
      } while (Ask.has(changed, last, changed[last]));
      other[shopper] = changed;
    }
    Sequences changed = new Sequences("made", ITEMS, other, plain.sides(), "none");
    Task asked = task(plain, 0);
    try (SequenceRanker one = trained(CONFIG, plain, 3);
        SequenceRanker two = trained(CONFIG, changed, 3)) {
      assertThat(asked.mean(one)).isGreaterThan(0.25);
      List<double[]> first = one.scores(asked.asks());
      List<double[]> second = two.scores(asked.asks());
      for (int i = 0; i < first.size(); i++) {
        assertThat(second.get(i)).as("ask %d", i).containsExactly(first.get(i));
      }
    }
  }

  @Test
  void shuffledTargetsAreFoundAtChance() throws IOException {
    Sequences sequences = sequences(1);
    RandomGenerator random = new SplittableRandom(7);
    List<Ask> asks = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      for (int shopper = 0; shopper < sequences.shoppers(); shopper++) {
        int[] history = sequences.before(shopper, 1);
        int target = 0;
        while (target == 0 || Ask.has(history, history.length, target)) {
          target = sequences.step(random.nextInt(sequences.shoppers()), 0);
        }
        asks.add(Ask.among(shopper, history, target, ITEMS, 9, random));
      }
    }
    Task shuffled = new Task("shuffled", "", asks, List.of(Measure.ndcg(1)));
    try (SequenceRanker ranker = trained(CONFIG, sequences, 3)) {
      assertThat(task(sequences, 0).mean(ranker)).isGreaterThan(0.25);
      assertThat(shuffled.mean(ranker)).isCloseTo(0.1, within(0.03));
    }
  }

  @Test
  void aSeedDecidesEveryScore() throws IOException {
    Sequences sequences = sequences(1);
    List<Ask> asks = task(sequences, 0).asks().subList(0, 20);
    SequenceConfig noisy =
        new SequenceConfig(CONFIG.parts(), 8, 10, 4, 16, 0.3, 5, 0.01, 0.02, 256, 1);
    List<double[]> scores = new ArrayList<>();
    for (long seed : new long[] {5, 5, 6}) {
      try (SequenceRanker ranker = trained(noisy, sequences, seed)) {
        scores.add(ranker.scores(asks).stream().flatMapToDouble(Arrays::stream).toArray());
      }
    }
    assertThat(scores.get(1)).containsExactly(scores.getFirst());
    assertThat(scores.get(2)).isNotEqualTo(scores.getFirst());
  }

  @Test
  void candidatesAreScoredEachByItself() throws IOException {
    Sequences sequences = sequences(1);
    Ask ask = task(sequences, 0).asks().getFirst();
    int[] turned = new int[ask.candidates().length];
    Arrays.setAll(turned, i -> ask.candidates()[turned.length - 1 - i]);
    try (SequenceRanker ranker = trained(CONFIG, sequences, 3)) {
      double[] plain = ranker.scores(List.of(ask)).getFirst();
      // Beside an ask with a longer history, so that this one is padded.
      Ask longer = new Ask(1, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, turned, ask.target());
      double[] other =
          ranker
              .scores(List.of(new Ask(ask.shopper(), ask.history(), turned, ask.target()), longer))
              .getFirst();
      for (int i = 0; i < plain.length; i++) {
        assertThat(other[plain.length - 1 - i]).isCloseTo(plain[i], within(1e-5));
      }
    }
  }
}
