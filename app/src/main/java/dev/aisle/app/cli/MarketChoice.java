package dev.aisle.app.cli;

import dev.aisle.app.trials.MarketState;
import dev.aisle.market.Market;
import dev.aisle.market.MarketFolder;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.simulation.MarketSimulation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which market an experiment runs on: that of a generated shop, or one in memory.
final class MarketChoice {
  @Option(
      names = "--shop",
      paramLabel = "DIR",
      description =
          "A generated shop, whose market is taken; the options of a market are not used.")
  private @Nullable Path shop;

  @Mixin private WorldOption world = new WorldOption();

  @Option(
      names = "--items",
      defaultValue = "20000",
      description = "Items of a market in memory. Default ${DEFAULT-VALUE}.")
  private int items;

  @Option(
      names = "--log-shoppers",
      defaultValue = "10000",
      description = "Shoppers who came to it before. Default ${DEFAULT-VALUE}.")
  private int shoppers;

  @Option(
      names = "--log-days",
      defaultValue = "60",
      description = "Days that they came. Default ${DEFAULT-VALUE}.")
  private int days;

  /// The folder that was given.
  @Nullable Path shop() {
    return shop;
  }

  long seed() {
    return world.seed();
  }

  /// What decides the market.
  Market market() {
    if (shop != null) {
      return MarketFolder.openComplete(shop);
    }
    return Market.planned(
        MarketConfig.of(items, world.seed()),
        new MarketPlan(
            world.world(), shoppers, days, 100L * shoppers, MarketPlan.PLACES, world.seed()),
        true,
        "memory");
  }

  /// The market after its days, with a bar.
  static MarketSimulation after(Market market) {
    int days = market.plan().days();
    try (Bar bar = new Bar("Running the market", days, "days")) {
      return MarketState.after(market.config(), market.plan(), done -> bar.at(done, days));
    }
  }

  /// The world as reports name it: every use of a final one is to be seen.
  static String worldOf(Market market) {
    return market.world().name() + (market.world().isFinal() ? " (final)" : "");
  }

  /// Hash of what decides a market.
  static String identity(Market market) {
    return MarketState.identity(market.config(), market.plan());
  }
}
