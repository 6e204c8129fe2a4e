package dev.aisle.market.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShownTest {
  static LongStream seeds() {
    return LongStream.range(1, 41);
  }

  /// Scores that differ, that are mostly tied, that are all equal, that lie close together beside
  /// one that is far off, and that are around zero.
  private static final DoubleUnaryOperator[] KINDS = {
    x -> 10 * x - 5,
    x -> Math.floor(5 * x) - 2,
    _ -> 0.7,
    x -> x > 0.99 ? 1e9 : 3 + 1e-6 * x,
    x -> x < 0.3 ? -0.0 : x < 0.6 ? 0.0 : x - 0.8,
  };

  @ParameterizedTest
  @MethodSource("seeds")
  void bestAreThoseOfAPlainSort(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (DoubleUnaryOperator kind : KINDS) {
      int n = random.nextInt(Shown.RETRIEVED + 1);
      int most = random.nextInt(Shown.RETRIEVED + 1);
      double[] scores = random.doubles(n).map(kind).toArray();

      int[] into = new int[Shown.RETRIEVED];
      int taken = new Shown(1).sorted(scores, n, most, into);

      assertThat(Arrays.copyOf(into, taken))
          .as("seed %d, the best %d of %d", seed, most, n)
          .containsExactly(plain(scores, most));
    }
  }

  private static int[] plain(double[] scores, int most) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted((a, b) -> scores[a] == scores[b] ? a - b : Double.compare(scores[b], scores[a]))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void preRanksAgreeWithWhatIsKept(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Shown shown = new Shown(1_000);
    shown.begin();
    int n = 50 + random.nextInt(350);
    for (int item = 0; item < n; item++) {
      shown.add(item, 0, Channel.WORDS);
      shown.preScores[item] = random.nextInt(40) / 8.0;
      shown.scores[item] = random.nextDouble();
    }

    shown.keepBest(Shown.PRE_RANKED);
    shown.sortKept();

    assertThat(shown.kept()).isEqualTo(Math.min(n, Shown.PRE_RANKED));
    boolean[] kept = new boolean[n];
    for (int rank = 0; rank < shown.kept(); rank++) {
      kept[shown.ranked(rank)] = true;
      assertThat(shown.rankOf(shown.rankedItem(rank))).isEqualTo(rank);
      if (rank > 0) {
        assertThat(shown.score(shown.ranked(rank)))
            .isLessThanOrEqualTo(shown.score(shown.ranked(rank - 1)));
      }
    }
    for (int candidate = 0; candidate < n; candidate++) {
      assertThat(shown.preRank(candidate) < Shown.PRE_RANKED)
          .as("seed %d, candidate %d", seed, candidate)
          .isEqualTo(kept[candidate]);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anItemIsACandidateOnceAPage(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Shown shown = new Shown(100);
    for (int page = 0; page < 3; page++) {
      shown.begin();
      int[] items = random.ints(300, 0, 100).toArray();
      for (int item : items) {
        shown.add(item, 1, Channel.WORDS);
      }

      int[] candidates = IntStream.range(0, shown.found()).map(shown::item).toArray();
      assertThat(candidates)
          .as("seed %d", seed)
          .containsExactly(Arrays.stream(items).distinct().toArray());
    }
  }
}
