package dev.aisle.market.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.evaluation.Interval;
import dev.aisle.market.SmallMarket;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.Objective;
import dev.aisle.market.policies.Oracle;
import dev.aisle.market.policies.PagePolicy;
import dev.aisle.market.policies.Policies;
import dev.aisle.market.policies.Shown;
import dev.aisle.market.shoppers.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityTest {
  private static final int PLACES = 20;
  private static final int ASKS = 50;

  /// Pages of a policy for the same asks; what shoppers do with them depends on a seed.
  private static List<int[]> pages(SmallMarket market, List<Ask> asks, PagePolicy policy) {
    Shown shown = new Shown(SmallMarket.SHELF.size());
    List<int[]> pages = new ArrayList<>();
    for (Ask ask : asks) {
      market.funnel().fill(ask, shown);
      int[] page = new int[PLACES];
      pages.add(Arrays.copyOf(page, policy.page(ask, shown, PLACES, page)));
    }
    return pages;
  }

  private static int clicks(SmallMarket market, Ask ask, int[] page, long seed) {
    Shopping.Bench bench = new Shopping.Bench();
    SplittableRandom random = Hash.generator(ask.visit().seed() ^ seed, ask.page());
    market
        .shopping()
        .read(ask.visit(), ask.scene(), market.stock(), page, page.length, random, bench);
    return bench.reading().clicks();
  }

  private static double[] clicks(SmallMarket market, List<Ask> asks, List<int[]> pages, long seed) {
    double[] clicks = new double[asks.size()];
    Arrays.setAll(clicks, k -> clicks(market, asks.get(k), pages.get(k), seed));
    return clicks;
  }

  private static Claim claim(
      String policy, SmallMarket market, List<int[]> pages, double[] clicks, double[] oracle) {
    return new Claim(
        policy,
        market.world().name(),
        Interval.ofMean(clicks, 1),
        Interval.ofMean(oracle, 2),
        (long) Arrays.stream(clicks).sum(),
        pages.stream().mapToLong(page -> page.length).sum());
  }

  /// Knows the draws that decide what the shopper will do: begins with the order of utilities, and
  /// exchanges items as long as that brings realised clicks.
  private static PagePolicy cheat(SmallMarket market, long seed) {
    return new PagePolicy() {
      @Override
      public String name() {
        return "cheat";
      }

      @Override
      public int page(Ask ask, Shown shown, int size, int[] page) {
        int n = Math.min(size, shown.found());
        int[] items = new int[shown.found()];
        Policies.scoreOrder(market.shopping(), market.funnel())
            .page(ask, shown, items.length, items);
        SplittableRandom random = new SplittableRandom(ask.seed());
        int most = -1;
        for (int attempt = 0; attempt < 300; attempt++) {
          int place = random.nextInt(n);
          int other = random.nextInt(items.length);
          swap(items, place, other);
          int clicks = clicks(market, ask, Arrays.copyOf(items, n), seed);
          if (clicks >= most) {
            most = clicks;
          } else {
            swap(items, place, other);
          }
        }
        System.arraycopy(items, 0, page, 0, n);
        return n;
      }
    };
  }

  private static void swap(int[] items, int a, int b) {
    int kept = items[a];
    items[a] = items[b];
    items[b] = kept;
  }

  @ParameterizedTest
  @CsvSource({"cascade, 300", "mixed, 300"})
  void aPolicyThatKnowsTheDrawsIsFoundOut(String world, int count) {
    SmallMarket market = SmallMarket.of(world);
    List<Ask> asks = market.asks(count, 31);
    long seed = 77;
    PagePolicy oracle = new Oracle(market.shopping(), market.funnel(), Objective.CLICKS);
    List<int[]> pages = pages(market, asks, cheat(market, seed));
    double[] best = clicks(market, asks, pages(market, asks, oracle), seed);

    Claim claim = claim("cheat", market, pages, clicks(market, asks, pages, seed), best);

    assertThat(Plausibility.doubts(claim, PLACES))
        .as("%s", claim)
        .anySatisfy(
            doubt ->
                assertThat(doubt.reason())
                    .startsWith("cheat has ")
                    .contains("but the oracle of the world " + world));
  }

  @Test
  void honestPoliciesAreNotDoubtedInAHundredSeeds() {
    SmallMarket market = SmallMarket.of("context");
    List<Ask> asks = market.asks(ASKS, 32);
    Oracle oracle = new Oracle(market.shopping(), market.funnel(), Objective.CLICKS);
    List<PagePolicy> policies =
        List.of(
            Policies.random(),
            Policies.popularity(market.funnel().traces()),
            Policies.production(),
            Policies.scoreOrder(market.shopping(), market.funnel()),
            oracle);
    List<int[]> best = pages(market, asks, oracle);
    List<double[]> ceilings =
        LongStream.rangeClosed(1, 100).mapToObj(seed -> clicks(market, asks, best, -seed)).toList();
    for (PagePolicy policy : policies) {
      List<int[]> pages = pages(market, asks, policy);
      for (long seed = 1; seed <= 100; seed++) {
        double[] ceiling = ceilings.get((int) seed - 1);
        Claim claim =
            claim(policy.name(), market, pages, clicks(market, asks, pages, seed), ceiling);
        assertThat(Plausibility.doubts(claim, PLACES)).as("%s, seed %d", claim, seed).isEmpty();
      }
    }
  }

  @Test
  void clickRatesOutsideTheBandAreDoubted() {
    Interval some = new Interval(1, 0.9, 1.1, 100);

    assertThat(Plausibility.doubts(new Claim("m", "w", some, some, 400, 100_000), 20))
        .singleElement()
        .extracting(Doubt::reason)
        .isEqualTo(
            "m has clicks on 0.40 % of its 100,000 exposures in the world w; "
                + "from 0.5 to 25.0 % is plausible.");
    assertThat(Plausibility.doubts(new Claim("m", "w", some, some, 26_000, 100_000), 20))
        .hasSize(1);
    assertThat(Plausibility.doubts(new Claim("m", "w", some, some, 26_000, 100_000), 6)).isEmpty();
    assertThat(Plausibility.doubts(new Claim("m", "w", some, some, 500, 100_000), 20)).isEmpty();
    assertThat(Plausibility.doubts(new Claim("m", "w", some, some, 0, 500), 20)).isEmpty();
  }

  @Test
  void aLeadWithinTheIntervalsIsChance() {
    Interval oracle = new Interval(1, 0.9, 1.1, 100);
    Interval near = new Interval(1.25, 1.15, 1.35, 100);
    Interval far = new Interval(1.29, 1.19, 1.39, 100);

    assertThat(Plausibility.doubts(new Claim("m", "w", near, oracle, 10, 100), 20)).isEmpty();
    assertThat(Plausibility.doubts(new Claim("m", "w", far, oracle, 10, 100), 20)).hasSize(1);
  }
}
