package dev.aisle.app.cli;

import dev.aisle.app.wiring.MarketShop;
import dev.aisle.core.InvalidInputException;
import dev.aisle.market.Market;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which market: the options that decide it.
final class MarketOptions {
  @Option(
      names = "--items",
      defaultValue = "20000",
      description = "Items. Default ${DEFAULT-VALUE}.")
  private int items;

  @Option(
      names = "--shoppers",
      defaultValue = "10000",
      description = "Shoppers. Default ${DEFAULT-VALUE}.")
  private int shoppers;

  @Option(
      names = "--days",
      defaultValue = "60",
      description = "Days that the log covers. Default ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--exposures",
      description = "Exposures of items to shoppers, about. Default: 100 a shopper.")
  private @Nullable Long exposures;

  @Mixin private WorldOption world = new WorldOption();

  @Option(names = "--no-log", description = "Items alone: no shoppers and no days.")
  private boolean noLog;

  /// The market that is asked for.
  ///
  /// @throws InvalidInputException where a number is out of range
  Market market() {
    long wanted = exposures == null ? 100L * Math.max(1, shoppers) : exposures;
    MarketPlan plan =
        new MarketPlan(world.world(), shoppers, days, wanted, MarketPlan.PLACES, world.seed());
    return Market.planned(MarketConfig.of(items, world.seed()), plan, !noLog, MarketShop.PROGRAM);
  }
}
