package dev.aisle.market.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.market.SmallMarket;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.Shown;
import dev.aisle.market.simulation.LeftOut.Cut;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftOutTest {
  private static final long SEED = 20_260_704;
  private static final int MOST = 15;
  private static final SmallMarket MARKET = SmallMarket.of("position");

  private static Shown filled(Ask ask) {
    Shown shown = new Shown(SmallMarket.SHELF.size());
    MARKET.funnel().fill(ask, shown);
    return shown;
  }

  private static Set<Integer> set(int[] items) {
    return Arrays.stream(items).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void samplesAreOfWhatEachStageLeftOutWithRanksFromOne() {
    SplittableRandom random = new SplittableRandom(SEED);
    int cuts = 0;
    for (Ask ask : MARKET.asks(300, 9)) {
      Shown shown = filled(ask);
      int n = Math.min(20, shown.kept());
      int[] page = random.ints(0, shown.kept()).distinct().limit(n).toArray();
      Set<Integer> ranked =
          IntStream.range(0, shown.kept()).mapToObj(shown::rankedItem).collect(Collectors.toSet());

      LeftOut left = LeftOut.sample(shown, page, MOST, random);

      Cut pre = left.preRank();
      assertThat(set(pre.items())).hasSize(pre.items().length).doesNotContainAnyElementsOf(ranked);
      assertThat(pre.items()).hasSize(Math.min(MOST, shown.found() - shown.kept()));
      assertThat(set(pre.ranks())).allMatch(rank -> rank > shown.kept() && rank <= shown.found());
      assertThat(set(pre.ranks())).hasSize(pre.ranks().length);
      cuts += pre.items().length;

      Cut rank = left.rank();
      assertThat(rank.items()).hasSize(Math.min(MOST, shown.kept() - n));
      assertThat(set(rank.items())).hasSize(rank.items().length);
      for (int k = 0; k < rank.items().length; k++) {
        assertThat(shown.rankOf(rank.items()[k])).isEqualTo(rank.ranks()[k] - 1);
        assertThat(page).doesNotContain(rank.ranks()[k] - 1);
        assertThat(rank.scores()[k]).isEqualTo(shown.score(shown.ranked(rank.ranks()[k] - 1)));
      }
    }
    assertThat(cuts).as("items cut by pre-ranking, seed %d", SEED).isPositive();
  }

  /// With few left out one way of drawing is used, with many another; both must be fair.
  @Test
  void everyItemLeftOutIsAsLikelyAsAnyOther() {
    Ask ask =
        MARKET.asks(300, 10).stream()
            .filter(a -> filled(a).found() > 200 && filled(a).kept() == Shown.PRE_RANKED)
            .findFirst()
            .orElseThrow();
    Shown shown = filled(ask);
    for (int onPage : new int[] {20, 75}) {
      int[] page = IntStream.range(0, onPage).toArray();
      SplittableRandom random = new SplittableRandom(SEED);
      int draws = 40_000;
      Map<Integer, Integer> counts = new HashMap<>();
      for (int draw = 0; draw < draws; draw++) {
        int[] ranks = LeftOut.sample(shown, page, MOST, random).rank().ranks();
        for (int rank : ranks) {
          counts.merge(rank, 1, Integer::sum);
        }
      }
      int free = Shown.PRE_RANKED - onPage;
      double share = (double) MOST / free;
      assertThat(counts).hasSize(free);
      counts.forEach(
          (rank, count) ->
              assertThat((double) count / draws)
                  .as("rank %d of %d left out, seed %d", rank, free, SEED)
                  .isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / draws))));
    }
  }
}
