package dev.aisle.market;

import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.World;

/// The market that a shop holds: all that decides its items, shoppers and log, and how far it is
/// written.
///
/// @param config decides the items
/// @param plan decides the shoppers and their doings
/// @param logged whether the shoppers' days are in the log, or the items alone
/// @param complete whether all of it is written
/// @param madeBy the program that made it, such as `Aisle 0.1.0`
public record Market(
    MarketConfig config, MarketPlan plan, boolean logged, boolean complete, String madeBy) {

  /// A market that is to be written; its listings leave out what the plan's world says.
  public static Market planned(
      MarketConfig config, MarketPlan plan, boolean logged, String madeBy) {
    double omission = plan.world().listings().omission();
    return new Market(config.withOmission(omission), plan, logged, false, madeBy);
  }

  /// Its items; cheap, since they are made when asked for.
  public MarketCatalog catalog() {
    return MarketCatalog.generate(config);
  }

  /// The world that its shoppers live in.
  public World world() {
    return plan.world();
  }

  /// The same market with all of it written.
  Market completed() {
    return new Market(config, plan, logged, true, madeBy);
  }

  /// Whether it has the same items, shoppers and log.
  boolean sameAs(Market other) {
    return config.equals(other.config) && plan.equals(other.plan) && logged == other.logged;
  }

  /// What tells it from others, in a few words.
  String summary() {
    String items = config.items() + " items of seed " + config.seed();
    return logged
        ? items
            + ", %d shoppers, %d days, %d exposures, seed %d, world %s"
                .formatted(
                    plan.shoppers(),
                    plan.days(),
                    plan.exposures(),
                    plan.seed(),
                    plan.world().name())
        : items + ", no log";
  }
}
