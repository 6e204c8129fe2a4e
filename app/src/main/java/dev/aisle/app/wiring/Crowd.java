package dev.aisle.app.wiring;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.market.Market;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Population;
import dev.aisle.market.shoppers.Shopper;
import dev.aisle.market.shoppers.Visits;
import dev.aisle.market.simulation.Typist;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// All that a market's shoppers are and see, besides pages. Immutable and shared by threads.
final class Crowd {
  private final long seed;
  private final Shelf shelf;
  private final Population population;
  private final Shopping shopping;
  private final Visits visits;
  private final Typist typist;
  private final Stock stock;
  private final double[] activity;

  /// @param items what the shop sells now, and at what price
  Crowd(Market market, Stream<Item> items) {
    this.seed = market.plan().seed();
    this.shelf = Shelf.of(market.catalog());
    this.population = Population.of(market.world(), shelf, market.plan().shoppers(), seed);
    this.shopping = new Shopping(market.world(), shelf);
    this.visits = new Visits(market.world(), shelf);
    this.typist = new Typist(market.world());
    this.stock = stock(items);
    this.activity = summed(population);
  }

  private Stock stock(Stream<Item> items) {
    Stock offered = Stock.at(shelf, Long.MIN_VALUE);
    items.forEach(
        item -> {
          int number = shelf.number(item.id());
          Money price = item.offer().price();
          if (number >= 0 && price != null) {
            Integer pieces = item.offer().stock();
            offered.offer(number, price.cents(), pieces == null ? 1 : pieces);
            offered.present(number, true);
          }
        });
    return offered;
  }

  /// Running sums of activity, by which a shopper is drawn.
  private static double[] summed(Population population) {
    double[] sums = new double[population.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += population.shopper(i).activity();
      sums[i] = sum;
    }
    return sums;
  }

  /// Somebody, the active more often.
  Shopper drawn(SplittableRandom random) {
    double point = random.nextDouble() * activity[activity.length - 1];
    int found = Arrays.binarySearch(activity, point);
    int at = found < 0 ? -found - 1 : found;
    return population.shopper(Math.min(at, activity.length - 1));
  }

  /// The market's number of an item, −1 where the market did not make it.
  int number(String id) {
    return shelf.number(new ItemId(id));
  }

  /// The id of an item's number.
  String id(int item) {
    return shelf.truth(item).id().value();
  }

  long seed() {
    return seed;
  }

  Shopping shopping() {
    return shopping;
  }

  Visits visits() {
    return visits;
  }

  Typist typist() {
    return typist;
  }

  Stock stock() {
    return stock;
  }
}
