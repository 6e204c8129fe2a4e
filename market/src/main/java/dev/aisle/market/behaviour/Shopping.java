package dev.aisle.market.behaviour;

import dev.aisle.core.queries.Scene;
import dev.aisle.market.clicks.ClickLaw;
import dev.aisle.market.clicks.Layout;
import dev.aisle.market.clicks.Reading;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Archetype.Side;
import dev.aisle.market.shoppers.Visit;
import dev.aisle.market.worlds.World;
import java.util.List;
import java.util.random.RandomGenerator;

/// Puts a page before a shopper. The attraction of each item is `σ(intercept + utility +
/// neighbours)`; the probability of an order after a click is
///
/// `σ(intercept + fit · (true fit − ½) + appeal · utility + quality · (q − 0.62) − budget · e)`
///
/// where `e` is the log price above what the shopper likes to pay and a half; the world's
/// click law does the rest. Immutable; with a [Bench] of buffers for each thread it allocates
/// nothing to read a page.
public final class Shopping {
  /// The longest page.
  public static final int MOST_PLACES = 200;

  private static final double USUAL_QUALITY = 0.62;
  private static final double BUDGET_ABOVE_LEVEL = 0.5;

  private final World world;
  private final Shelf shelf;
  private final Appeal appeal;
  private final Neighbourhood neighbourhood;
  private final List<ClickLaw> phone;
  private final List<ClickLaw> desktop;

  public Shopping(World world, Shelf shelf) {
    this.world = world;
    this.shelf = shelf;
    this.appeal = new Appeal(world, shelf);
    this.neighbourhood = new Neighbourhood(world, shelf, appeal);
    this.phone = ClickLaw.of(world.attention(), Layout.of(true), MOST_PLACES);
    this.desktop = ClickLaw.of(world.attention(), Layout.of(false), MOST_PLACES);
  }

  /// The buffers that one thread needs, and what was last found out of a page.
  public static final class Bench {
    final double[] sides = new double[Side.COUNT];
    final double[] alone = new double[MOST_PLACES];
    final double[] utility = new double[MOST_PLACES];
    final double[] attraction = new double[MOST_PLACES];
    final double[] orderAlone = new double[MOST_PLACES];
    final double[] order = new double[MOST_PLACES];
    final double[] clicks = new double[MOST_PLACES];
    private final Reading reading = new Reading(MOST_PLACES);

    /// Room for the sides of an item, for [Appeal#of].
    public double[] sides() {
      return sides;
    }

    /// What the shopper did, after [Shopping#read].
    public Reading reading() {
      return reading;
    }

    /// The utility by itself of the item at a place, from 0, without the intercept.
    public double alone(int place) {
      return alone[place];
    }

    /// The probability of a click on the item at a place, where it is looked at.
    public double attraction(int place) {
      return attraction[place];
    }

    /// The probability of an order of the item at a place, after a click.
    public double order(int place) {
      return order[place];
    }
  }

  /// The world whose laws hold.
  public World world() {
    return world;
  }

  /// The items.
  public Shelf shelf() {
    return shelf;
  }

  /// The utility of items by themselves.
  public Appeal appeal() {
    return appeal;
  }

  /// Draws what the shopper does with a page; the outcome is in the bench's reading.
  ///
  /// @param items the page in order, of which the first `n` count, at most [#MOST_PLACES]
  public void read(
      Visit visit,
      Scene scene,
      Stock stock,
      int[] items,
      int n,
      RandomGenerator random,
      Bench bench) {
    judge(visit, scene, stock, items, n, bench);
    law(visit).read(bench.attraction, bench.order, n, random, bench.reading);
  }

  /// The exact probabilities of a page.
  public PageTruth truth(Visit visit, Scene scene, Stock stock, int[] items, int n, Bench bench) {
    judge(visit, scene, stock, items, n, bench);
    return truth(visit, stock, items, n, bench);
  }

  /// Attraction and probability of an order for each place.
  private void judge(Visit visit, Scene scene, Stock stock, int[] items, int n, Bench bench) {
    appeal.of(visit, scene, stock, items, n, bench.sides, bench.alone);
    for (int k = 0; k < n; k++) {
      bench.orderAlone[k] = orderAlone(visit, scene, stock, items[k]);
    }
    judgeTogether(visit, stock, items, n, bench);
  }

  /// What becomes of the judgements by themselves, which are in the bench, beside each other.
  void judgeTogether(Visit visit, Stock stock, int[] items, int n, Bench bench) {
    neighbourhood.add(visit, stock, items, n, bench.alone, bench.utility);
    double intercept = world.utility().intercept();
    double weight = world.purchase().appeal();
    for (int k = 0; k < n; k++) {
      bench.attraction[k] = Logistic.of(intercept + bench.utility[k]);
      bench.order[k] =
          stock.available(items[k])
              ? Logistic.of(bench.orderAlone[k] + weight * bench.utility[k])
              : 0;
    }
  }

  /// The log-odds of an order after a click, but for the item's utility.
  double orderAlone(Visit visit, Scene scene, Stock stock, int item) {
    World.Purchase law = world.purchase();
    double excess =
        Math.max(0, stock.logPrice(item) - visit.shopper().priceLevel() - BUDGET_ABOVE_LEVEL);
    return law.intercept()
        + law.fit() * (appeal.trueFit(visit, scene, stock, item) - 0.5)
        + law.quality() * (shelf.quality(item) - USUAL_QUALITY)
        - law.budget() * excess;
  }

  /// The probabilities of a page that was judged.
  PageTruth truth(Visit visit, Stock stock, int[] items, int n, Bench bench) {
    law(visit).probabilities(bench.attraction, bench.order, n, bench.clicks);
    double[] clicks = new double[n];
    double[] orders = new double[n];
    long[] cents = new long[n];
    for (int k = 0; k < n; k++) {
      clicks[k] = bench.clicks[k];
      orders[k] = bench.clicks[k] * bench.order[k];
      cents[k] = stock.cents(items[k]);
    }
    return new PageTruth(clicks, orders, cents);
  }

  /// The way in which the visit's shopper reads pages.
  ClickLaw law(Visit visit) {
    return (visit.phone() ? phone : desktop).get(visit.reading());
  }
}
