package dev.aisle.market.simulation;

import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.policies.Funnel;
import dev.aisle.market.policies.Traces;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Calendar;
import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.shoppers.Population;
import dev.aisle.market.shoppers.Shopper;
import dev.aisle.market.shoppers.Visit;
import dev.aisle.market.shoppers.Visits;
import java.util.SplittableRandom;

/// Shoppers who were never seen before and come to a market as it stands: for experiments, which
/// need many of them at one state of the shop. Prices, stock and popularity stay as they are. Who
/// comes when and wants what is the same in every cohort of one seed, but for how often shoppers
/// come back after good visits; so one shopper can be played under two policies.
///
/// Different shoppers may be played by different threads at once.
public final class Cohort {
  private final Population population;
  private final Shopping shopping;
  private final Stock stock;
  private final Traces traces;
  private final Funnel funnel;
  private final Calendar calendar;
  private final Visits visits;
  private final Warmth warmth;
  private final long seed;

  private Cohort(MarketSimulation market, Population population, double rate, long seed) {
    this.population = population;
    this.shopping = market.shopping();
    this.stock = market.stock().copy();
    this.traces = market.funnel().traces().forShoppers(population.size());
    this.funnel = new Funnel(population.world(), shopping.shelf(), traces, stock);
    this.calendar = new Calendar(population.world(), market.now(), rate);
    this.visits = market.visits();
    this.warmth = new Warmth(population.world(), population.size());
    this.seed = seed;
  }

  /// A cohort for the market as it is now.
  ///
  /// @param shoppers how many
  /// @param visitsPerShopper on an average day, over all shoppers
  /// @param seed of shoppers and visits
  public static Cohort of(
      MarketSimulation market, int shoppers, double visitsPerShopper, long seed) {
    Population population = Population.of(market.plan().world(), market.shelf(), shoppers, ~seed);
    return new Cohort(market, population, visitsPerShopper * shoppers, seed);
  }

  /// The same shoppers, before any of them came.
  public Cohort again(MarketSimulation market, double visitsPerShopper) {
    return new Cohort(market, population, visitsPerShopper * population.size(), seed);
  }

  /// The shoppers.
  public Population population() {
    return population;
  }

  /// What they do with pages.
  public Shopping shopping() {
    return shopping;
  }

  /// The production cascade, with this cohort's own traces.
  public Funnel funnel() {
    return funnel;
  }

  /// Prices and pieces.
  public Stock stock() {
    return stock;
  }

  /// Plays a shopper's visits of one day. Days of one shopper are to be played in order.
  ///
  /// @param day from 0
  public void play(int shopper, int day, VisitPlay play, PageMaker maker, PageSeen seen) {
    Shopper who = population.shopper(shopper);
    SplittableRandom random = Hash.generator(seed ^ 0xc0507L, ((long) day << 32) | shopper);
    long[] moments = calendar.visits(who, day, warmth.of(shopper), random);
    for (int k = 0; k < moments.length; k++) {
      long number = ((long) day * population.size() + shopper) * MarketSimulation.MOST_VISITS + k;
      Visit visit = visits.make(who, number, moments[k], stock, random.split());
      VisitPlay.Outcome outcome =
          play.play(
              visit,
              stock,
              maker,
              (ask, time, items, n, bench) -> {
                remember(shopper, items, n, bench);
                seen.page(ask, time, items, n, bench);
              });
      warmth.after(shopper, outcome);
    }
  }

  private void remember(int shopper, int[] items, int n, Shopping.Bench bench) {
    for (int k = 0; k < n; k++) {
      if (bench.reading().clicked(k)) {
        traces.clicked(shopper, items[k]);
      }
    }
  }
}
