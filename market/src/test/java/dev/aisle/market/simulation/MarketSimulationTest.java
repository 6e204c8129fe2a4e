package dev.aisle.market.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisle.core.queries.Scene;
import dev.aisle.market.SmallMarket;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.worlds.Worlds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class MarketSimulationTest {
  private static final int DAYS = 60;
  private static final Shelf SHELF = SmallMarket.SHELF;

  /// A run that is long enough for sellers to leave.
  private static final MarketSimulation MARKET =
      new MarketSimulation(
          SHELF, new MarketPlan(Worlds.named("position"), 300, DAYS, 60_000, 20, 3));

  private static final Map<Integer, Set<Integer>> PIECES_BELOW_ZERO = new HashMap<>();
  private static final List<MarketDay> RUN = run();

  private static List<MarketDay> run() {
    List<MarketDay> days = new ArrayList<>();
    MARKET.run(
        day -> {
          days.add(day);
          for (int item = 0; item < SHELF.size(); item++) {
            if (MARKET.stock().pieces(item) < 0) {
              PIECES_BELOW_ZERO.computeIfAbsent(day.day(), _ -> new HashSet<>()).add(item);
            }
          }
        });
    return days;
  }

  /// All that a day's pages say, as text: arrays compare by identity.
  private static List<String> told(MarketDay day) {
    List<String> told = new ArrayList<>();
    for (SimulatedPage page : day.pages()) {
      told.add(
          page.time()
              + page.ask().visit().shopper().id().toString()
              + page.ask().scene()
              + (page.ask().said() == null ? "" : page.ask().said().toString())
              + Arrays.toString(page.items())
              + Arrays.toString(page.propensities())
              + Arrays.deepToString(page.scores())
              + Arrays.toString(page.clicked())
              + Arrays.toString(page.carted())
              + Arrays.toString(page.ordered())
              + Arrays.toString(page.dwell())
              + Arrays.toString(page.left().preRank().items())
              + Arrays.toString(page.left().rank().items()));
    }
    told.add(day.listed() + " " + day.lateOrders() + " " + day.offers() + " " + day.left());
    return told;
  }

  private static List<List<String>> days(String world, long seed) {
    List<List<String>> days = new ArrayList<>();
    new MarketSimulation(SHELF, new MarketPlan(Worlds.named(world), 200, 9, 20_000, 20, seed))
        .run(day -> days.add(told(day)));
    return days;
  }

  @Test
  void daysAreTheSameOnAnyNumberOfThreads() throws Exception {
    List<List<String>> common = days("mixed", 4);
    List<List<String>> alone;
    List<List<String>> three;
    try (ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool more = new ForkJoinPool(3)) {
      alone = one.submit(() -> days("mixed", 4)).get();
      three = more.submit(() -> days("mixed", 4)).get();
    }

    assertThat(alone).isEqualTo(common);
    assertThat(three).isEqualTo(common);
    assertThat(days("mixed", 5)).isNotEqualTo(common);
  }

  @Test
  void stockIsNeverBelowZero() {
    assertThat(PIECES_BELOW_ZERO).isEmpty();
  }

  @Test
  void whatHasLeftOrIsNotListedYetIsNeverShown() {
    Set<Integer> gone = new HashSet<>();
    Set<Integer> there = new HashSet<>(MARKET.atStart());
    List<String> wrong = new ArrayList<>();
    long shownLate = 0;
    for (MarketDay day : RUN) {
      for (SimulatedPage page : day.pages()) {
        for (int item : page.items()) {
          if (gone.contains(item) || !there.contains(item)) {
            wrong.add("item " + item + " on day " + day.day());
          }
          shownLate += SHELF.listedAt(item) >= RUN.getFirst().midnight() ? 1 : 0;
        }
      }
      gone.addAll(day.left());
      there.addAll(day.listed());
    }
    assertThat(wrong).isEmpty();
    assertThat(gone).as("items of sellers who left").isNotEmpty();
    assertThat(shownLate).as("exposures of items listed after the start").isPositive();
  }

  @Test
  void sellersLeaveForGoodAndTakeAllTheirItems() {
    Set<Integer> gone = new HashSet<>();
    RUN.forEach(day -> gone.addAll(day.left()));
    int leavers = 0;
    for (int seller = 0; seller < SHELF.catalog().sellers().size(); seller++) {
      leavers += MARKET.gone(seller) ? 1 : 0;
    }
    assertThat(leavers).isPositive();
    Set<Integer> listed = new HashSet<>(MARKET.atStart());
    RUN.forEach(day -> listed.addAll(day.listed()));
    for (int item : listed) {
      assertThat(gone.contains(item))
          .as("item %d of seller %d", item, SHELF.seller(item))
          .isEqualTo(MARKET.gone(SHELF.seller(item)));
    }
  }

  @Test
  void someCartsAreOrderedOnLaterDays() {
    Map<Integer, Integer> carted = new HashMap<>();
    int late = 0;
    int atOnce = 0;
    for (MarketDay day : RUN) {
      for (MarketDay.LateOrder order : day.lateOrders()) {
        assertThat(order.time()).isBetween(day.midnight(), day.midnight() + 86_399_999);
        assertThat(order.cents()).isPositive();
        Integer since = carted.get(order.shopper() * SHELF.size() + order.item());
        assertThat(since).as("carted before it is ordered").isNotNull().isLessThan(day.day());
        late++;
      }
      for (SimulatedPage page : day.pages()) {
        for (int k = 0; k < page.size(); k++) {
          if (page.carted()[k] && !page.ordered()[k]) {
            int shopper = page.ask().visit().shopper().number();
            carted.putIfAbsent(shopper * SHELF.size() + page.items()[k], day.day());
          }
          atOnce += page.ordered()[k] ? 1 : 0;
        }
      }
    }
    assertThat(late)
        .as("late orders beside %d at once", atOnce)
        .isPositive()
        .isLessThan(3 * atOnce);
  }

  @Test
  void whatHappensOnAPageIsInOrder() {
    for (MarketDay day : RUN) {
      long before = 0;
      for (SimulatedPage page : day.pages()) {
        assertThat(page.time()).isGreaterThanOrEqualTo(Math.max(before, day.midnight()));
        before = page.time();
        for (int k = 0; k < page.size(); k++) {
          boolean right =
              (page.clicked()[k] || !page.carted()[k])
                  && (page.carted()[k] || !page.ordered()[k])
                  && page.dwell()[k] > 0 == page.clicked()[k]
                  && page.propensities()[k] > 0
                  && page.propensities()[k] <= 1;
          assertThat(right).isTrue();
        }
      }
    }
  }

  @Test
  void aShoppersVisitsOfADayAreNumberedInTheOrderOfTime() {
    for (MarketDay day : RUN) {
      Map<Integer, Long> last = new HashMap<>();
      Map<Integer, Long> start = new HashMap<>();
      day.pages().stream()
          .map(page -> page.ask().visit())
          .distinct()
          .sorted((a, b) -> Long.compare(a.number(), b.number()))
          .forEach(
              visit -> {
                int shopper = visit.shopper().number();
                assertThat(visit.number()).isGreaterThan(last.getOrDefault(shopper, -1L));
                assertThat(visit.start()).isGreaterThanOrEqualTo(start.getOrDefault(shopper, 0L));
                last.put(shopper, visit.number());
                start.put(shopper, visit.start());
              });
    }
  }

  @Test
  void exposuresAreAboutAsPlanned() {
    long exposures =
        RUN.stream().flatMap(day -> day.pages().stream()).mapToLong(SimulatedPage::size).sum();

    assertThat((double) exposures / MARKET.plan().exposures()).isCloseTo(1, within(0.2));
  }

  @Test
  void searchesAndFeedsComeInTheWorldsShares() {
    long searches = 0;
    long pages = 0;
    for (MarketDay day : RUN) {
      for (SimulatedPage page : day.pages()) {
        searches += page.ask().scene() == Scene.SEARCH ? 1 : 0;
        pages++;
      }
    }
    assertThat((double) searches / pages)
        .isCloseTo(MARKET.plan().world().visits().search(), within(0.05));
  }

  @Test
  void aMarketOfOneItemAndOneShopperRuns() {
    Shelf tiny = Shelf.of(MarketCatalog.generate(MarketConfig.of(1, 2)));
    List<MarketDay> days = new ArrayList<>();
    new MarketSimulation(tiny, new MarketPlan(Worlds.named("cascade"), 1, 3, 100, 20, 1))
        .run(days::add);

    assertThat(days).hasSize(3);
    assertThat(days.stream().flatMap(day -> day.pages().stream()))
        .allMatch(page -> page.size() <= 1);
  }
}
