package dev.aisle.market.simulation;

import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.Channel;
import dev.aisle.market.policies.Funnel;
import dev.aisle.market.policies.LoggingPolicy;
import dev.aisle.market.policies.Shown;
import dev.aisle.market.policies.Traces;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Calendar;
import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.shoppers.Population;
import dev.aisle.market.shoppers.Shopper;
import dev.aisle.market.shoppers.Visit;
import dev.aisle.market.shoppers.Visits;
import dev.aisle.market.simulation.MarketDay.LateOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Runs a market under its logging policy, day by day. Within a day shoppers do not notice each
/// other: prices, stock and popularity change at night. So days are computed by all cores of the
/// common pool and are the same on any number of them.
public final class MarketSimulation {
  private static final int SHARDS = 32;
  private static final int SAMPLE = 15;

  /// Visits of one shopper on one day that have numbers of their own.
  static final int MOST_VISITS = 1_000;

  private final MarketPlan plan;
  private final Shelf shelf;
  private final Population population;
  private final Shopping shopping;
  private final Calendar calendar;
  private final Visits visits;
  private final Traces traces;
  private final Stock stock;
  private final Funnel funnel;
  private final LoggingPolicy policy;
  private final SellerFortunes fortunes;
  private final Warmth warmth;
  private final int[] lateOrders;
  private final List<LateOrder> carts = new ArrayList<>();
  private final int[] byListing;
  private final List<Shard> shards;
  private int listed;
  private int day;

  public MarketSimulation(MarketCatalog catalog, MarketPlan plan) {
    this(Shelf.of(catalog), plan);
  }

  /// A market whose shelf is there already.
  public MarketSimulation(Shelf shelf, MarketPlan plan) {
    this.plan = plan;
    this.shelf = shelf;
    this.population = Population.of(plan.world(), shelf, plan.shoppers(), plan.seed());
    this.shopping = new Shopping(plan.world(), shelf);
    Instant start = start(shelf.catalog(), plan.days());
    this.calendar = new Calendar(plan.world(), start, plan.visitsPerDay());
    this.visits = new Visits(plan.world(), shelf);
    this.traces = new Traces(plan.shoppers(), shelf.size());
    this.stock = Stock.at(shelf, start.toEpochMilli());
    this.funnel = new Funnel(plan.world(), shelf, traces, stock);
    this.policy = new LoggingPolicy(plan.world());
    this.fortunes = new SellerFortunes(plan.world(), shelf, plan.seed());
    this.warmth = new Warmth(plan.world(), plan.shoppers());
    this.lateOrders = new int[plan.shoppers()];
    this.shards = IntStream.range(0, SHARDS).mapToObj(Shard::new).toList();
    this.byListing =
        IntStream.range(0, shelf.size())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingLong(shelf::listedAt)
                    .thenComparing(Comparator.naturalOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    while (listed < byListing.length && shelf.listedAt(byListing[listed]) < start.toEpochMilli()) {
      listed++;
    }
  }

  /// Midnight of the first day of a log that ends with the catalogue.
  public static Instant start(MarketCatalog catalog, int days) {
    return catalog.config().until().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(days));
  }

  /// The items, in the order in which they were listed, that are there before the first day.
  public List<Integer> atStart() {
    return IntStream.range(0, shelf.size())
        .map(k -> byListing[k])
        .filter(item -> shelf.listedAt(item) < calendar.midnight(0))
        .boxed()
        .toList();
  }

  /// What is simulated.
  public MarketPlan plan() {
    return plan;
  }

  /// The items.
  public Shelf shelf() {
    return shelf;
  }

  /// The shoppers.
  public Population population() {
    return population;
  }

  /// Prices and pieces as of now.
  public Stock stock() {
    return stock;
  }

  /// What shoppers do with pages.
  public Shopping shopping() {
    return shopping;
  }

  /// The production cascade, as of now.
  public Funnel funnel() {
    return funnel;
  }

  /// Midnight of the day that is run next.
  public Instant now() {
    return Instant.ofEpochMilli(calendar.midnight(day));
  }

  /// Who comes when.
  public Calendar calendar() {
    return calendar;
  }

  /// What they come for.
  public Visits visits() {
    return visits;
  }

  /// Whether a seller has left.
  public boolean gone(int seller) {
    return fortunes.gone(seller);
  }

  /// Runs all days that are left.
  ///
  /// @param days hears of each day when it is over, on the calling thread
  public void run(Consumer<MarketDay> days) {
    while (day < plan.days()) {
      days.accept(next());
    }
  }

  /// Runs the next day.
  public MarketDay next() {
    int today = day;
    List<Integer> arrived = arrivals(today);
    funnel.open(stock);
    List<SimulatedPage> pages =
        IntStream.range(0, SHARDS)
            .parallel()
            .mapToObj(shard -> shards.get(shard).play(today))
            .flatMap(List::stream)
            .sorted(
                Comparator.comparingLong(SimulatedPage::time)
                    .thenComparing(page -> page.ask().visit().number())
                    .thenComparing(page -> page.ask().page()))
            .toList();
    List<LateOrder> due = due(today);
    pages.forEach(page -> count(page, today));
    traces.night();
    due.forEach(order -> fortunes.sold(order.item(), today, stock));
    arrived.forEach(item -> stock.present(item, true));
    SellerFortunes.Night night = fortunes.settle(today, stock);
    day++;
    return new MarketDay(
        today, calendar.midnight(today), arrived, pages, due, night.offers(), night.left());
  }

  /// Items listed in the course of a day; they can be found from the next on.
  private List<Integer> arrivals(int today) {
    List<Integer> arrived = new ArrayList<>();
    long end = calendar.midnight(today + 1);
    while (listed < byListing.length && shelf.listedAt(byListing[listed]) < end) {
      arrived.add(byListing[listed++]);
    }
    arrived.removeIf(item -> fortunes.gone(shelf.seller(item)));
    return arrived;
  }

  /// A day's pages enter the shop's statistics, and its carts those of later days.
  private void count(SimulatedPage page, int today) {
    for (int place = 0; place < page.size(); place++) {
      int item = page.items()[place];
      fortunes.shown(item);
      if (page.clicked()[place]) {
        traces.count(item, 1);
      }
      if (page.ordered()[place]) {
        traces.count(item, 3);
        fortunes.sold(item, today, stock);
      } else if (page.carted()[place]) {
        keepCart(page, item);
      }
    }
  }

  private void keepCart(SimulatedPage page, int item) {
    SplittableRandom random = Hash.generator(page.ask().seed(), item);
    if (random.nextDouble() < plan.world().purchase().later()) {
      long wait = (long) ((1 + 4 * random.nextDouble()) * Duration.ofDays(1).toMillis());
      int shopper = page.ask().visit().shopper().number();
      carts.add(new LateOrder(shopper, lateOrders[shopper]++, item, page.time() + wait, 0));
    }
  }

  /// The orders from carts that fall on a day, as far as the items are still to be had.
  private List<LateOrder> due(int today) {
    List<LateOrder> due = new ArrayList<>();
    long end = calendar.midnight(today + 1);
    carts.removeIf(
        cart -> {
          if (cart.time() >= end) {
            return false;
          }
          if (stock.available(cart.item())) {
            long cents = stock.cents(cart.item());
            due.add(new LateOrder(cart.shopper(), cart.number(), cart.item(), cart.time(), cents));
          }
          return true;
        });
    due.sort(
        Comparator.comparingLong(LateOrder::time)
            .thenComparing(LateOrder::shopper)
            .thenComparing(LateOrder::number));
    return due;
  }

  /// The shoppers whose number leaves the same rest; one thread plays them.
  private final class Shard {
    private final int number;
    private final Shown shown = new Shown(shelf.size());
    private final VisitPlay play = new VisitPlay(shopping, plan.places());
    private List<SimulatedPage> pages = List.of();

    Shard(int number) {
      this.number = number;
    }

    List<SimulatedPage> play(int today) {
      pages = new ArrayList<>();
      for (int s = number; s < population.size(); s += SHARDS) {
        Shopper shopper = population.shopper(s);
        SplittableRandom random = Hash.generator(plan.seed() ^ 0xda11L, (long) today << 32 | s);
        long[] moments = calendar.visits(shopper, today, warmth.of(s), random);
        for (int k = 0; k < moments.length; k++) {
          long id = ((long) today * population.size() + s) * MOST_VISITS + k;
          warm(s, visits.make(shopper, id, moments[k], stock, random));
        }
      }
      return pages;
    }

    private void warm(int shopper, Visit visit) {
      warmth.after(shopper, play.play(visit, stock, this::make, this::seen));
    }

    private int make(Ask ask, long time, int[] items) {
      funnel.fill(ask, shown);
      return policy.page(ask, shown, items.length, items);
    }

    private void seen(Ask ask, long time, int[] items, int n, Shopping.Bench bench) {
      pages.add(page(ask, time, items, n, bench));
    }

    private SimulatedPage page(Ask ask, long time, int[] items, int n, Shopping.Bench bench) {
      Deeds deeds = Deeds.of(ask, n, bench);
      for (int k = 0; k < n; k++) {
        if (deeds.clicked()[k]) {
          traces.clicked(ask.visit().shopper().number(), items[k]);
        }
      }
      int[] ranks = ranks(items, n);
      double[] propensities = new double[n];
      double[][] scores = new double[2][n];
      Channel[] channels = new Channel[n];
      for (int k = 0; k < n; k++) {
        propensities[k] = policy.propensity(shown, ranks[k], k, plan.places());
        int candidate = shown.ranked(ranks[k]);
        scores[0][k] = shown.preScore(candidate);
        scores[1][k] = shown.score(candidate);
        channels[k] = shown.channel(candidate);
      }
      return new SimulatedPage(
          ask,
          time,
          Arrays.copyOf(items, n),
          propensities,
          scores,
          channels,
          deeds,
          LeftOut.sample(shown, ranks, SAMPLE, Hash.generator(ask.seed(), 4)));
    }

    private int[] ranks(int[] items, int n) {
      int[] ranks = new int[n];
      for (int k = 0; k < n; k++) {
        ranks[k] = shown.rankOf(items[k]);
      }
      return ranks;
    }
  }
}
