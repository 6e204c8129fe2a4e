package dev.aisle.app.cli;

import dev.aisle.app.wiring.MarketShop;
import dev.aisle.core.InvalidInputException;
import dev.aisle.market.Market;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.WorldFile;
import dev.aisle.market.worlds.Worlds;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

  @Option(
      names = "--world",
      paramLabel = "NAME|FILE",
      defaultValue = "position",
      description = {
        "How shoppers, sellers and pages work: see aisle world. Default ${DEFAULT-VALUE}."
      })
  private String world = "position";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Changes a value of the world, such as taste.look=0. May be given repeatedly.")
  private Map<String, String> changes = new LinkedHashMap<>();

  @Option(
      names = "--seed",
      defaultValue = "1",
      converter = Seed.class,
      description = "Seed: any whole number of 64 bits. Default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--no-log", description = "Items alone: no shoppers and no days.")
  private boolean noLog;

  /// The world with the changes.
  World world() {
    return WorldFile.with(Worlds.of(world), changes);
  }

  /// The market that is asked for.
  ///
  /// @throws InvalidInputException where a number is out of range
  Market market() {
    long wanted = exposures == null ? 100L * Math.max(1, shoppers) : exposures;
    MarketPlan plan = new MarketPlan(world(), shoppers, days, wanted, MarketPlan.PLACES, seed);
    return Market.planned(MarketConfig.of(items, seed), plan, !noLog, MarketShop.PROGRAM);
  }

  /// Reads a seed.
  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException(
            "'" + text + "' is no whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
      }
    }
  }
}
