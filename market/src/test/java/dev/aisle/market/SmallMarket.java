package dev.aisle.market;

import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.Funnel;
import dev.aisle.market.policies.Policies;
import dev.aisle.market.policies.Shown;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Shopper;
import dev.aisle.market.shoppers.Visit;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.simulation.VisitPlay;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/// A market of 4,000 items and 400 shoppers after some days of its log, made once per world, and
/// asks of visits that come next.
public final class SmallMarket {
  public static final Shelf SHELF = Shelf.of(MarketCatalog.generate(MarketConfig.of(4_000, 11)));

  private static final int SHOPPERS = 400;
  private static final int PLACES = 20;
  private static final Map<String, SmallMarket> MADE = new ConcurrentHashMap<>();

  private final MarketSimulation simulation;

  private SmallMarket(World world) {
    MarketPlan plan = new MarketPlan(world, SHOPPERS, 12, 100_000, PLACES, 5);
    this.simulation = new MarketSimulation(SHELF, plan);
    simulation.run(_ -> {});
    simulation.funnel().open(simulation.stock());
  }

  public static SmallMarket of(String world) {
    return MADE.computeIfAbsent(world, name -> new SmallMarket(Worlds.named(name)));
  }

  public static SmallMarket of(World world) {
    return new SmallMarket(world);
  }

  public Shopping shopping() {
    return simulation.shopping();
  }

  public Stock stock() {
    return simulation.stock();
  }

  public Funnel funnel() {
    return simulation.funnel();
  }

  public World world() {
    return shopping().world();
  }

  public Visit visit(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Shopper shopper = simulation.population().shopper(random.nextInt(SHOPPERS));
    long start = simulation.calendar().midnight(12) + random.nextInt(86_400_000);
    return simulation.visits().make(shopper, seed, start, stock(), random);
  }

  /// The asks of visits in which production answers.
  public List<Ask> asks(int count, long seed) {
    List<Ask> asks = new ArrayList<>();
    VisitPlay play = new VisitPlay(shopping(), PLACES);
    Shown shown = new Shown(SHELF.size());
    for (long number = 0; asks.size() < count; number++) {
      play.play(
          visit(seed * 1_000_003 + number),
          stock(),
          (ask, _, items) -> {
            asks.add(ask);
            funnel().fill(ask, shown);
            return Policies.production().page(ask, shown, items.length, items);
          },
          (_, _, _, _, _) -> {});
    }
    return asks.subList(0, count);
  }
}
