package dev.aisle.app.worlds;

import dev.aisle.core.queries.Scene;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.clicks.ClickLogPage;
import dev.aisle.market.clicks.Layout;
import dev.aisle.market.needs.TrueGrades;
import dev.aisle.market.policies.LoggingPolicy;
import dev.aisle.market.probe.PictureProbe;
import dev.aisle.market.simulation.MarketDay;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.simulation.SimulatedPage;
import dev.aisle.market.worlds.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/// A market that was run in memory, and what was counted in its log. Not thread-safe; no pictures
/// are drawn.
public final class WorldRun {
  /// Places of a page.
  static final int PLACES = MarketPlan.PLACES;

  private static final int GRADES = 5;

  /// Grades are of the first places of searches: those that a judge would look at.
  private static final int GRADED = 10;

  /// Pages that click models are fitted to; more would take minutes and tell little more.
  private static final int MOST_FITTED = 6_000;

  /// Attractions within a tenth of a log-odd count as equal.
  private static final double ATTRACTION_BINS = 10;

  final MarketSimulation market;
  final PictureProbe probe;
  final LoggingPolicy policy;
  final long[][][] shown = new long[2][2][PLACES];
  final long[][][] clicked = new long[2][2][PLACES];
  final long[] ordersByHour = new long[24];
  final long[] ordersByWeekday = new long[7];
  final long[] gradeShown = new long[GRADES];
  final long[] gradeClicked = new long[GRADES];
  final int[] pagesOfShopper;
  final long[] exposuresOfItem;
  final double[] sellersLeft;
  final BitSet buyers = new BitSet();

  /// Pages in a random order, by the way in which their visits read pages.
  final List<List<ClickLogPage>> explored = List.of(list(), list(), list());

  long pages;
  long orders;
  long lateOrders;
  private final Shopping.Bench bench = new Shopping.Bench();

  private WorldRun(MarketSimulation market) {
    World world = market.plan().world();
    this.market = market;
    this.probe = new PictureProbe(world, market.shelf());
    this.policy = new LoggingPolicy(world);
    this.pagesOfShopper = new int[market.population().size()];
    this.exposuresOfItem = new long[market.shelf().size()];
    this.sellersLeft = new double[market.plan().days()];
  }

  private static List<ClickLogPage> list() {
    return new ArrayList<>();
  }

  /// Runs a market to its end.
  ///
  /// @param progress hears how many days are over
  public static WorldRun of(MarketConfig items, MarketPlan plan, IntConsumer progress) {
    WorldRun run = new WorldRun(new MarketSimulation(MarketCatalog.generate(items), plan));
    run.market.run(
        day -> {
          run.count(day);
          progress.accept(day.day() + 1);
        });
    run.market.funnel().open(run.market.stock());
    return run;
  }

  /// The world that was run.
  World world() {
    return market.plan().world();
  }

  private void count(MarketDay day) {
    probe.see(day, market.stock()::cents);
    for (SimulatedPage page : day.pages()) {
      count(page);
    }
    for (MarketDay.LateOrder order : day.lateOrders()) {
      lateOrders++;
      buyers.set(order.shopper());
      at(order.time());
    }
    int gone = 0;
    for (int seller = 0; seller < market.shelf().catalog().sellers().size(); seller++) {
      gone += market.gone(seller) ? 1 : 0;
    }
    sellersLeft[day.day()] = gone;
  }

  private void count(SimulatedPage page) {
    int shopper = page.ask().visit().shopper().number();
    int scene = page.ask().scene() == Scene.SEARCH ? 0 : 1;
    int device = page.ask().visit().phone() ? 0 : 1;
    pages++;
    pagesOfShopper[shopper]++;
    for (int k = 0; k < page.size(); k++) {
      int click = page.clicked()[k] ? 1 : 0;
      shown[scene][device][k]++;
      clicked[scene][device][k] += click;
      exposuresOfItem[page.items()[k]]++;
      if (page.ordered()[k]) {
        orders++;
        buyers.set(shopper);
        at(page.time());
      }
      if (page.ask().said() != null && k < GRADED) {
        int item = page.items()[k];
        int grade =
            TrueGrades.grade(
                    page.ask().said(), market.shelf().truth(item), market.stock().cents(item))
                .value();
        gradeShown[grade]++;
        gradeClicked[grade] += click;
      }
    }
    if (policy.explores(page.ask())) {
      explore(page, shopper);
    }
  }

  private void at(long time) {
    ZonedDateTime moment = Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC);
    ordersByHour[moment.getHour()]++;
    ordersByWeekday[moment.getDayOfWeek().getValue() - 1]++;
  }

  /// Keys stand for equal true attractions, not for items: what an item is worth differs by shopper
  /// and by what stands above it, and [dev.aisle.market.clicks.ClickFit] says what that does.
  private void explore(SimulatedPage page, int shopper) {
    List<ClickLogPage> fitted = explored.get(page.ask().visit().reading());
    if (fitted.size() >= MOST_FITTED) {
      return;
    }
    int n = page.size();
    market
        .shopping()
        .truth(page.ask().visit(), page.ask().scene(), market.stock(), page.items(), n, bench);
    int[] keys = new int[n];
    for (int k = 0; k < n; k++) {
      double attraction = Math.clamp(bench.attraction(k), 1e-6, 1 - 1e-6);
      keys[k] = (int) Math.rint(ATTRACTION_BINS * Math.log(attraction / (1 - attraction)));
    }
    Layout layout = Layout.of(page.ask().visit().phone());
    fitted.add(new ClickLogPage(shopper, keys, page.clicked(), page.ordered(), layout.columns()));
  }

  long exposures() {
    return sum(shown);
  }

  long clicks() {
    return sum(clicked);
  }

  private static long sum(long[][][] counts) {
    long sum = 0;
    for (long[][] scene : counts) {
      for (long[] device : scene) {
        for (long count : device) {
          sum += count;
        }
      }
    }
    return sum;
  }

  /// Clicks over exposures at a place of all pages.
  double clickRate(int place) {
    long seen = 0;
    long clicks = 0;
    for (int scene = 0; scene < 2; scene++) {
      for (int device = 0; device < 2; device++) {
        seen += shown[scene][device][place];
        clicks += clicked[scene][device][place];
      }
    }
    return seen == 0 ? 0 : (double) clicks / seen;
  }

  /// Shoppers who came at all.
  int visitors() {
    int visitors = 0;
    for (int count : pagesOfShopper) {
      visitors += count > 0 ? 1 : 0;
    }
    return visitors;
  }
}
