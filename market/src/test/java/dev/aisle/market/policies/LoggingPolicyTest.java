package dev.aisle.market.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.market.SmallMarket;
import dev.aisle.market.worlds.World;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoggingPolicyTest {
  private static final long SEED = 20_260_703;
  private static final int DRAWS = 200_000;

  private static LoggingPolicy policy(double explore, int explored) {
    World world = SmallMarket.of("position").world();
    World.Logging logging = world.logging();
    return new LoggingPolicy(
        new World(
            "test",
            world.says(),
            false,
            world.taste(),
            world.utility(),
            world.attention(),
            world.neighbours(),
            world.purchase(),
            world.visits(),
            world.queries(),
            world.listings(),
            world.sellers(),
            new World.Logging(explore, explored, logging.popularity(), logging.noise()),
            world.objectives()));
  }

  /// A slate of so many candidates in the order of their numbers.
  private static Shown slate(int kept) {
    Shown shown = new Shown(500);
    shown.begin();
    for (int item = 0; item < kept; item++) {
      shown.add(item, 0, Channel.WORDS);
      shown.preScores[item] = -item;
      shown.scores[item] = -item;
    }
    shown.keepBest(Shown.PRE_RANKED);
    shown.sortKept();
    return shown;
  }

  private static Ask ask(SplittableRandom random) {
    Ask any = SmallMarket.of("position").asks(1, 1).getFirst();
    return new Ask(any.visit(), any.scene(), any.said(), any.words(), 0, random.nextLong());
  }

  /// Counts of item and place over many asks; each row of the table a place.
  private static long[][] counts(LoggingPolicy policy, Shown shown, int size, int items) {
    SplittableRandom random = new SplittableRandom(SEED);
    Ask first = ask(random);
    long[][] counts = new long[size][items];
    int[] page = new int[size];
    for (int draw = 0; draw < DRAWS; draw++) {
      Ask ask =
          new Ask(first.visit(), first.scene(), first.said(), first.words(), 0, random.nextLong());
      int n = policy.page(ask, shown, size, page);
      for (int k = 0; k < n; k++) {
        counts[k][page[k]]++;
      }
    }
    return counts;
  }

  @Test
  void frequenciesOfItemsAtPlacesMatchPropensities() {
    LoggingPolicy policy = policy(0.4, 20);
    Shown shown = slate(30);
    int size = 10;

    long[][] counts = counts(policy, shown, size, 30);

    double chiSquare = 0;
    int cells = 0;
    for (int place = 0; place < size; place++) {
      for (int rank = 0; rank < 30; rank++) {
        double expected = DRAWS * policy.propensity(shown, rank, place, size);
        if (expected == 0) {
          assertThat(counts[place][rank]).as("rank %d at %d", rank, place).isZero();
        } else {
          chiSquare += Math.pow(counts[place][rank] - expected, 2) / expected;
          cells++;
        }
      }
    }
    int freedom = cells - size;
    assertThat(cells).isEqualTo(10 * 20);
    assertThat(chiSquare)
        .as("chi-square of %d degrees of freedom, seed %d", freedom, SEED)
        .isBetween(freedom - 4 * Math.sqrt(2.0 * freedom), freedom + 4 * Math.sqrt(2.0 * freedom));
  }

  @Test
  void propensitiesOfAPlaceSumToOne() {
    for (int kept : new int[] {3, 25, 40, 100}) {
      LoggingPolicy policy = policy(0.15, 40);
      Shown shown = slate(kept);
      int size = Math.min(20, kept);
      for (int place = 0; place < size; place++) {
        double sum = 0;
        for (int rank = 0; rank < kept; rank++) {
          sum += policy.propensity(shown, rank, place, size);
        }
        assertThat(sum).as("place %d of %d kept", place, kept).isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void beginningsOfPagesAreAsFrequentAsTheirPropensity() {
    LoggingPolicy policy = policy(0.5, 20);
    Shown shown = slate(4);
    SplittableRandom random = new SplittableRandom(SEED);
    Ask first = ask(random);
    Map<List<Integer>, Integer> counts = new HashMap<>();
    int[] page = new int[4];
    for (int draw = 0; draw < DRAWS; draw++) {
      Ask ask =
          new Ask(first.visit(), first.scene(), first.said(), first.words(), 0, random.nextLong());
      assertThat(policy.page(ask, shown, 4, page)).isEqualTo(4);
      for (int length = 1; length <= 4; length++) {
        counts.merge(Arrays.stream(page, 0, length).boxed().toList(), 1, Integer::sum);
      }
    }

    assertThat(counts).hasSize(4 + 12 + 24 + 24);
    counts.forEach(
        (prefix, count) -> {
          int[] ranks = prefix.stream().mapToInt(Integer::intValue).toArray();
          double expected = policy.prefixPropensity(shown, ranks, ranks.length);
          assertThat((double) count / DRAWS)
              .as("pages that begin %s, seed %d", prefix, SEED)
              .isCloseTo(expected, within(5 * Math.sqrt(expected * (1 - expected) / DRAWS)));
        });
    assertThat(policy.prefixPropensity(shown, new int[] {0, 1, 2, 3}, 4))
        .isCloseTo(0.5 + 0.5 / 24, within(1e-12));
  }

  @Test
  void whatNoPageCanShowHasNoPropensity() {
    LoggingPolicy policy = policy(0.15, 40);
    Shown shown = slate(100);

    assertThat(policy.propensity(shown, 50, 3, 20)).isZero();
    assertThat(policy.prefixPropensity(shown, new int[] {50}, 1)).isZero();
    assertThat(policy.prefixPropensity(shown, new int[] {1, 0}, 2)).isPositive();
  }

  @Test
  void theShareOfRandomPagesIsTheWorlds() {
    LoggingPolicy policy = policy(0.15, 40);
    SplittableRandom random = new SplittableRandom(SEED);
    Ask first = ask(random);
    int random15 = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      Ask ask =
          new Ask(first.visit(), first.scene(), first.said(), first.words(), 0, random.nextLong());
      random15 += policy.explores(ask) ? 1 : 0;
    }
    assertThat((double) random15 / DRAWS).isCloseTo(0.15, within(0.004));
  }
}
