package dev.aisle.app.worlds;

import dev.aisle.core.evaluation.Interval;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.clicks.CascadeFit;
import dev.aisle.market.clicks.ClickFit;
import dev.aisle.market.clicks.ClickLogPage;
import dev.aisle.market.clicks.DependentFit;
import dev.aisle.market.clicks.PositionFit;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.NeighbourEffect;
import dev.aisle.market.policies.Objective;
import dev.aisle.market.policies.Oracle;
import dev.aisle.market.policies.PagePolicy;
import dev.aisle.market.policies.Policies;
import dev.aisle.market.policies.Shown;
import dev.aisle.market.probe.PictureProbe;
import dev.aisle.market.shoppers.Shopper;
import dev.aisle.market.shoppers.Visit;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.simulation.VisitPlay;
import dev.aisle.market.worlds.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// What was found out about a world with the truth in hand.
///
/// @param pictures what pictures tell that titles do not
/// @param neighbours what it is worth to know what stands beside what
/// @param policies true expected clicks of a page, by policy, from random to the oracle
/// @param fitted parameters of the click model, as `position decay`, fitted to the log
/// @param exposureGini how unequally exposures fall on items, 0 to 1
/// @param neverShown share of the items on sale at the end that were never shown
record WorldFindings(
    PictureProbe.Result pictures,
    NeighbourEffect neighbours,
    Map<String, Interval> policies,
    List<Fitted> fitted,
    double exposureGini,
    double neverShown) {
  private static final int NEIGHBOUR_ASKS = 400;
  private static final int NEIGHBOUR_PLACES = 6;
  private static final int POLICY_ASKS = 600;

  /// A parameter as it was fitted, beside the truth.
  record Fitted(String name, Interval estimate, double truth) {}

  static WorldFindings of(WorldRun run, long seed) {
    return new WorldFindings(
        run.probe.result(),
        NeighbourEffect.measure(
            run.market.shopping(),
            run.market.funnel(),
            asks(run.market, NEIGHBOUR_ASKS, seed),
            NEIGHBOUR_PLACES),
        policies(run.market, asks(run.market, POLICY_ASKS, seed + 1), seed),
        fitted(run),
        gini(run.exposuresOfItem),
        neverShown(run));
  }

  /// Asks of visits on the day after the last, with production answering. Each shopper is as likely
  /// as any other, so that few do not decide all.
  private static List<Ask> asks(MarketSimulation market, int count, long seed) {
    List<Ask> asks = new ArrayList<>();
    VisitPlay play = new VisitPlay(market.shopping(), WorldRun.PLACES);
    Shown shown = new Shown(market.shelf().size());
    SplittableRandom random = new SplittableRandom(seed);
    long midnight = market.calendar().midnight(market.plan().days());
    while (asks.size() < count) {
      Shopper shopper = market.population().shopper(random.nextInt(market.population().size()));
      long start = midnight + random.nextLong(Duration.ofDays(1).toMillis());
      Visit visit =
          market.visits().make(shopper, asks.size(), start, market.stock(), random.split());
      List<Ask> own = new ArrayList<>();
      play.play(
          visit,
          market.stock(),
          (ask, _, items) -> {
            own.add(ask);
            market.funnel().fill(ask, shown);
            return Policies.production().page(ask, shown, items.length, items);
          },
          (_, _, _, _, _) -> {});
      asks.add(own.get(random.nextInt(own.size())));
    }
    return asks;
  }

  private static Map<String, Interval> policies(
      MarketSimulation market, List<Ask> asks, long seed) {
    Oracle oracle = new Oracle(market.shopping(), market.funnel(), Objective.CLICKS);
    List<PagePolicy> policies =
        List.of(
            Policies.random(),
            Policies.popularity(market.funnel().traces()),
            Policies.production(),
            Policies.scoreOrder(market.shopping(), market.funnel()),
            oracle);
    Map<String, Interval> values = new LinkedHashMap<>();
    Shown shown = new Shown(market.shelf().size());
    Shopping.Bench bench = new Shopping.Bench();
    int[] page = new int[WorldRun.PLACES];
    for (PagePolicy policy : policies) {
      double[] clicks = new double[asks.size()];
      for (int i = 0; i < clicks.length; i++) {
        market.funnel().fill(asks.get(i), shown);
        int n = policy.page(asks.get(i), shown, page.length, page);
        clicks[i] = oracle.value(asks.get(i), page, n, bench);
      }
      values.put(policy.name(), Interval.ofMean(clicks, seed));
    }
    return values;
  }

  private static List<Fitted> fitted(WorldRun run) {
    World.Attention law = run.world().attention();
    List<List<ClickLogPage>> pages = run.explored;
    return switch (law.clicks()) {
      case POSITION_BASED -> fitted("position", PositionFit.of(pages.getFirst()), law);
      case CASCADE -> fitted("cascade", CascadeFit.of(pages.getFirst()), law);
      case DEPENDENT -> fitted("dependent", DependentFit.of(pages.getFirst()), law);
      case MIXED -> {
        List<Fitted> all = new ArrayList<>();
        all.addAll(fitted("position", PositionFit.of(pages.getFirst()), law));
        all.addAll(fitted("cascade", CascadeFit.of(pages.get(1)), law));
        all.addAll(fitted("dependent", DependentFit.of(pages.get(2)), law));
        yield all;
      }
    };
  }

  private static List<Fitted> fitted(String model, ClickFit fit, World.Attention law) {
    List<Fitted> fitted = new ArrayList<>();
    new TreeMap<>(fit.parameters())
        .forEach(
            (name, estimate) ->
                fitted.add(new Fitted(model + " " + name, estimate, truth(law, name))));
    return fitted;
  }

  private static double truth(World.Attention law, String name) {
    return switch (name) {
      case "decay" -> law.decay();
      case "lastColumn" -> law.lastColumn();
      case "afterSkip" -> law.afterSkip();
      case "afterClick" -> law.afterClick();
      case "distance" -> law.distance();
      default -> throw new IllegalStateException("no world has a number " + name);
    };
  }

  /// `Σ (2i − n − 1) x_i / (n Σ x)` over the values in ascending order.
  private static double gini(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    double weighted = 0;
    double sum = 0;
    for (int i = 0; i < sorted.length; i++) {
      weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
      sum += sorted[i];
    }
    return sum == 0 ? 0 : weighted / (sorted.length * sum);
  }

  private static double neverShown(WorldRun run) {
    int never = 0;
    int onSale = 0;
    for (int item = 0; item < run.exposuresOfItem.length; item++) {
      if (run.market.stock().available(item)) {
        onSale++;
        never += run.exposuresOfItem[item] == 0 ? 1 : 0;
      }
    }
    return onSale == 0 ? 0 : (double) never / onSale;
  }
}
