package dev.aisle.app.study;

import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.trials.TrialPlan;
import dev.aisle.market.Market;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.World;
import java.util.List;
import java.util.stream.LongStream;

/// How a study is run; fixed before it starts.
///
/// @param world of all markets
/// @param seeds a market, its shoppers and all trainings for each
/// @param items in a market
/// @param shoppers who made its log
/// @param days of the log
/// @param asked shoppers on whose asks the true worth of pages is measured
/// @param askedDays days that they come
/// @param trialShoppers shoppers of the online experiment
/// @param trialDays days of the online experiment
public record StudyPlan(
    World world,
    List<Long> seeds,
    int items,
    int shoppers,
    int days,
    int asked,
    int askedDays,
    int trialShoppers,
    int trialDays) {
  /// Visits of a shopper a day, so that the asked have a history soon.
  static final double ASKED_VISITS = 0.4;

  private static final double TRIAL_VISITS = 0.2;
  private static final int DAYS_BEFORE = 3;

  public StudyPlan {
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("a study needs a seed");
    }
  }

  /// Seeds `first`, `first + 1`, ….
  public static List<Long> seeds(long first, int number) {
    return LongStream.iterate(first, seed -> seed + 1).limit(number).boxed().toList();
  }

  /// The same in another world.
  StudyPlan in(World other) {
    return new StudyPlan(
        other, seeds, items, shoppers, days, asked, askedDays, trialShoppers, trialDays);
  }

  /// The market of a seed.
  Market market(long seed, String program) {
    return Market.planned(
        MarketConfig.of(items, seed),
        new MarketPlan(world, shoppers, days, 100L * shoppers, MarketPlan.PLACES, seed),
        true,
        program);
  }

  /// The online experiment of a seed.
  TrialPlan trial(long seed) {
    return new TrialPlan(
        trialShoppers,
        trialDays,
        DAYS_BEFORE,
        TRIAL_VISITS,
        MarketPlan.PLACES,
        OnlineMetric.UCVR,
        0.05,
        0.02,
        true,
        seed);
  }
}
