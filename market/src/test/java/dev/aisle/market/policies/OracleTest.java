package dev.aisle.market.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.market.SmallMarket;
import dev.aisle.market.behaviour.Shopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OracleTest {
  private static final int PLACES = 6;
  private static final long SEED = 12;

  /// Nothing but the items of one page.
  private static Shown slate(int[] items) {
    Shown shown = new Shown(SmallMarket.SHELF.size());
    shown.begin();
    for (int item : items) {
      shown.add(item, 0, Channel.WORDS);
    }
    shown.keepBest(Shown.PRE_RANKED);
    return shown;
  }

  private static int[] productionPage(SmallMarket market, Ask ask) {
    Shown shown = new Shown(SmallMarket.SHELF.size());
    market.funnel().fill(ask, shown);
    int[] page = new int[PLACES];
    return Arrays.copyOf(page, Policies.production().page(ask, shown, PLACES, page));
  }

  @ParameterizedTest
  @ValueSource(strings = {"position", "context", "cascade", "dependent", "mixed"})
  void exactIsAtLeastTheSearchAndTheSearchAtLeastScoreOrder(String world) {
    SmallMarket market = SmallMarket.of(world);
    Oracle oracle = new Oracle(market.shopping(), market.funnel(), Objective.ORDERS);
    PagePolicy byScore = Policies.scoreOrder(market.shopping(), market.funnel());
    Shopping.Bench bench = new Shopping.Bench();
    double[] sums = new double[3];
    for (Ask ask : market.asks(150, SEED)) {
      int[] items = productionPage(market, ask);
      int[] page = new int[PLACES];
      double exact = oracle.value(ask, oracle.bestOrder(ask, items), items.length, bench);
      oracle.page(ask, slate(items), PLACES, page);
      double searched = oracle.value(ask, page, items.length, bench);
      byScore.page(ask, slate(items), PLACES, page);
      double score = oracle.value(ask, page, items.length, bench);

      assertThat(searched)
          .as("searched against exact in %s", world)
          .isLessThanOrEqualTo(exact + 1e-15);
      assertThat(score)
          .as("score order against exact in %s", world)
          .isLessThanOrEqualTo(exact + 1e-15);
      sums[0] += exact;
      sums[1] += searched;
      sums[2] += score;
    }
    String figures =
        String.format(
            Locale.ROOT,
            "%s: exact %.4f, searched %.4f, score order %.4f",
            world,
            sums[0],
            sums[1],
            sums[2]);
    assertThat(sums[1]).as(figures).isGreaterThan(sums[2]);
    assertThat(sums[0]).as(figures).isGreaterThanOrEqualTo(sums[1]);
    assertThat(sums[1]).as("the search is near exact; " + figures).isGreaterThan(0.98 * sums[0]);
  }

  /// With no neighbours and attention that falls from place to place, the best order is that of
  /// the items' own values.
  @Test
  void theSearchIsExactWhereOnlyThePlaceCounts() {
    SmallMarket market = SmallMarket.of("position");
    Shopping.Bench bench = new Shopping.Bench();
    for (Objective objective : Objective.values()) {
      Oracle oracle = new Oracle(market.shopping(), market.funnel(), objective);
      int phones = 0;
      for (Ask ask : market.asks(60, SEED)) {
        if (!ask.visit().phone()) {
          continue; // On desktops the last place of a row is looked at less than the next row.
        }
        int[] items = productionPage(market, ask);
        int[] page = new int[PLACES];
        oracle.page(ask, slate(items), PLACES, page);
        double exact = oracle.value(ask, oracle.bestOrder(ask, items), items.length, bench);
        assertThat(oracle.value(ask, page, items.length, bench))
            .as("%s", objective)
            .isCloseTo(exact, within(1e-9 * exact));
        phones++;
      }
      assertThat(phones).isPositive();
    }
  }

  @Test
  void enumerationTriesEveryOrderAndLeavesItsInput() {
    SmallMarket market = SmallMarket.of("context");
    Oracle oracle = new Oracle(market.shopping(), market.funnel(), Objective.CLICKS);
    Ask ask = market.asks(1, SEED).getFirst();
    int[] items = Arrays.copyOf(productionPage(market, ask), 3);
    int[] kept = items.clone();
    Shopping.Bench bench = new Shopping.Bench();
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    double best = 0;
    for (int[] order : orders) {
      int[] page = Arrays.stream(order).map(k -> kept[k]).toArray();
      best = Math.max(best, oracle.value(ask, page, 3, bench));
    }

    int[] found = oracle.bestOrder(ask, items);

    assertThat(oracle.value(ask, found, 3, bench)).isEqualTo(best);
    assertThat(items).isEqualTo(kept);
    assertThatThrownBy(() -> oracle.bestOrder(ask, new int[9]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the orders of 9 items are too many; at most 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"position", "context", "cascade", "dependent", "mixed"})
  void policiesRankAsWhatTheyKnow(String world) {
    SmallMarket market = SmallMarket.of(world);
    Oracle oracle = new Oracle(market.shopping(), market.funnel(), Objective.CLICKS);
    List<PagePolicy> policies =
        List.of(
            Policies.random(),
            Policies.popularity(market.funnel().traces()),
            Policies.production(),
            Policies.scoreOrder(market.shopping(), market.funnel()),
            oracle);
    List<Ask> asks = market.asks(300, SEED);
    Shown shown = new Shown(SmallMarket.SHELF.size());
    Shopping.Bench bench = new Shopping.Bench();
    int[] page = new int[20];
    List<Double> means = new ArrayList<>();
    StringBuilder figures = new StringBuilder(world).append(", expected clicks a page:");
    for (PagePolicy policy : policies) {
      double sum = 0;
      for (Ask ask : asks) {
        market.funnel().fill(ask, shown);
        int n = policy.page(ask, shown, page.length, page);
        assertThat(Arrays.stream(page, 0, n).distinct().count()).isEqualTo(n);
        sum += oracle.value(ask, page, n, bench);
      }
      means.add(sum / asks.size());
      figures.append(String.format(Locale.ROOT, " %s %.3f", policy.name(), sum / asks.size()));
    }
    assertThat(means).as(figures.toString()).isSorted();
    assertThat(means.get(2)).as(figures.toString()).isGreaterThan(1.05 * means.get(0));
  }

  /// The claim of every world in which neighbours count: to know what stands beside what is worth
  /// at least a twentieth of the orders, over the order of utilities and over that of the orders
  /// that each item would bring by itself.
  @ParameterizedTest
  @ValueSource(strings = {"context", "cascade", "dependent", "mixed"})
  void theBestOrderOfAPageBringsClearlyMoreOrdersThanScoreOrders(String world) {
    SmallMarket market = SmallMarket.of(world);
    NeighbourEffect effect =
        NeighbourEffect.measure(market.shopping(), market.funnel(), market.asks(200, SEED), PLACES);

    assertThat(effect.overUtility()).as("%s: %s", world, effect).isGreaterThan(1.05);
    assertThat(effect.overValue()).as("%s: %s", world, effect).isGreaterThan(1.05);
    assertThat(effect.gains()).hasSize(200).allMatch(gain -> gain >= 1 - 1e-12);
  }

  @Test
  void withoutNeighboursTheOrderOfValuesIsAsGoodAsAny() {
    SmallMarket market = SmallMarket.of("position");
    NeighbourEffect effect =
        NeighbourEffect.measure(market.shopping(), market.funnel(), market.asks(100, SEED), PLACES);

    assertThat(effect.overValue()).as("%s", effect).isBetween(1.0, 1.005);
  }
}
