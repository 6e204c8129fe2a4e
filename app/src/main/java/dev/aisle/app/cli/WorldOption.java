package dev.aisle.app.cli;

import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.WorldFile;
import dev.aisle.market.worlds.Worlds;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--world`, `--set` and `--seed`: the laws of a market, and which one of all under these laws.
final class WorldOption {
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
      description =
          "Seed, of several the first: any whole number of 64 bits. Default ${DEFAULT-VALUE}.")
  private long seed;

  /// The world with the changes.
  World world() {
    return WorldFile.with(Worlds.of(world), changes);
  }

  long seed() {
    return seed;
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
