package dev.aisle.app.cli;

import dev.aisle.app.trials.MarketState;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.WorldFile;
import dev.aisle.market.worlds.Worlds;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// Which market an experiment runs on: one in memory, made from these.
final class MarketChoice {
  @Option(
      names = "--world",
      defaultValue = "position",
      paramLabel = "NAME|FILE",
      description = "The market's world; see `aisle world`. Default ${DEFAULT-VALUE}.")
  private String world = "position";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a number of the world, for example taste.pictures=0.")
  private Map<String, String> changes = new LinkedHashMap<>();

  @Option(
      names = "--items",
      defaultValue = "20000",
      description = "Items of the market. Default ${DEFAULT-VALUE}.")
  private int items;

  @Option(
      names = "--log-shoppers",
      defaultValue = "10000",
      description = "Shoppers who came before the experiment. Default ${DEFAULT-VALUE}.")
  private int shoppers;

  @Option(
      names = "--log-days",
      defaultValue = "60",
      description = "Days that they came. Default ${DEFAULT-VALUE}.")
  private int days;

  @Option(names = "--seed", defaultValue = "1", description = "Seed. Default ${DEFAULT-VALUE}.")
  private long seed;

  /// The world, with changes.
  World world() {
    return WorldFile.with(Worlds.of(world), changes);
  }

  long seed() {
    return seed;
  }

  MarketConfig catalogue() {
    return MarketConfig.of(items, seed).withOmission(world().listings().omission());
  }

  MarketPlan plan() {
    return new MarketPlan(world(), shoppers, days, 100L * shoppers, MarketPlan.PLACES, seed);
  }

  /// The market after its days, with a bar.
  MarketSimulation market() {
    MarketPlan plan = plan();
    try (Bar bar = new Bar("Running the market", plan.days(), "days")) {
      return MarketState.after(catalogue(), plan, done -> bar.at(done, plan.days()));
    }
  }

  /// Hash of what decides the market.
  String identity() {
    return MarketState.identity(catalogue(), plan());
  }
}
