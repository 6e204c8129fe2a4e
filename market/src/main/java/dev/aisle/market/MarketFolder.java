package dev.aisle.market;

import dev.aisle.core.InvalidInputException;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.WorldFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The `market` folder of a generated shop: `market.properties` says which market it is and whether
/// all of it is written, `world.properties` is its world, and the other files are its truth
/// ([TruthFiles]). Nothing that is learned or served reads it.
public final class MarketFolder {
  private static final String VERSION = "2";
  private static final String NAME = "market.properties";
  private static final String WORLD = "world.properties";

  private MarketFolder() {}

  /// Whether a shop was generated, wholly or half.
  public static boolean exists(Path shop) {
    return Files.exists(file(shop));
  }

  /// The market that a shop was made from.
  ///
  /// @throws InvalidInputException where the shop holds no market, or one of another version
  public static Market open(Path shop) {
    Market there = read(shop);
    if (there == null) {
      throw new InvalidInputException(
          file(shop).toString(), "does not exist", "Make the shop with `aisle market`.");
    }
    return there;
  }

  /// As [#open], for what needs the whole log.
  ///
  /// @throws InvalidInputException also where the market is half-written or has no log
  public static Market openComplete(Path shop) {
    Market market = open(shop);
    if (!market.complete()) {
      throw new InvalidInputException(
          shop.toString(),
          "is half-written",
          "Run `aisle market " + shop + "` again with the same options; it goes on from there.");
    }
    if (!market.logged()) {
      throw new InvalidInputException(
          shop.toString(),
          "has items and no log",
          "Make a market in another folder, without --no-log.");
    }
    return market;
  }

  /// Refuses a folder that holds another market; changes nothing.
  ///
  /// @return what is there, null where there is no market yet
  public static @Nullable Market check(Path shop, Market wanted) {
    Market there = read(shop);
    if (there == null) {
      return null;
    }
    if (!there.sameAs(wanted)) {
      throw new InvalidInputException(
          file(shop).toString(),
          "holds another market (" + difference(there, wanted) + ")",
          "Give another folder, or remove this one.");
    }
    if (!there.complete() && !there.madeBy().equals(wanted.madeBy())) {
      throw new InvalidInputException(
          file(shop).toString(),
          "was begun by " + there.madeBy() + ", and this is " + wanted.madeBy(),
          "Remove the folder and make the market anew: two programs may make two halves.");
    }
    return there;
  }

  private static String difference(Market there, Market wanted) {
    String is = there.summary();
    String not = wanted.summary();
    return is.equals(not)
        ? "the world " + there.world().name() + " with other values"
        : is + "; not " + not;
  }

  /// Marks the shop as holding this market, half-written.
  ///
  /// @return what is there now
  static Market claim(Path shop, Market wanted) throws IOException {
    Market there = check(shop, wanted);
    if (there != null) {
      return there;
    }
    Files.createDirectories(folder(shop));
    replace(
        folder(shop).resolve(WORLD),
        WorldFile.text(wanted.world()).getBytes(StandardCharsets.UTF_8));
    write(shop, wanted);
    return wanted;
  }

  /// Marks the shop's market as wholly written.
  static void complete(Path shop) throws IOException {
    write(shop, open(shop).completed());
  }

  private static void write(Path shop, Market market) throws IOException {
    MarketConfig config = market.config();
    MarketPlan plan = market.plan();
    String text =
        """
        version=%s
        complete=%s
        made_by=%s
        items=%d
        catalogue_seed=%d
        until=%s
        span=%s
        omission=%s
        log=%s
        world=%s
        final=%s
        shoppers=%d
        days=%d
        exposures=%d
        places=%d
        seed=%d
        """
            .formatted(
                VERSION,
                market.complete(),
                market.madeBy(),
                config.items(),
                config.seed(),
                config.until(),
                config.span(),
                config.omission(),
                market.logged(),
                plan.world().name(),
                plan.world().isFinal(),
                plan.shoppers(),
                plan.days(),
                plan.exposures(),
                plan.places(),
                plan.seed());
    replace(file(shop), text.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a file aside and moves it into place.
  static void replace(Path file, byte[] bytes) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".tmp");
    Files.write(aside, bytes);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static Path folder(Path shop) {
    return shop.resolve("market");
  }

  private static Path file(Path shop) {
    return folder(shop).resolve(NAME);
  }

  private static @Nullable Market read(Path shop) {
    Path file = file(shop);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(Files.readString(file)));
      checkVersion(file, properties);
      return market(properties, WorldFile.read(folder(shop).resolve(WORLD)));
    } catch (IOException e) {
      throw new InvalidInputException(
          file.toString(), "cannot be read (" + e.getMessage() + ")", "Check its permissions.", e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new InvalidInputException(
          file.toString(),
          "is damaged (" + e.getMessage() + ")",
          "Make the market again with `aisle market` in another folder.",
          e);
    }
  }

  private static void checkVersion(Path file, Properties properties) {
    String version = properties.getProperty("version", "");
    if (!version.equals(VERSION)) {
      throw new InvalidInputException(
          file.toString(),
          "has version \"" + version + "\" but this program makes version " + VERSION,
          "Make the market again with `aisle market` in another folder, or remove this one.");
    }
  }

  /// @throws IllegalArgumentException where a value is missing or of another kind
  private static Market market(Properties properties, World world) {
    return new Market(
        new MarketConfig(
            whole("items", properties),
            number("catalogue_seed", properties),
            Instant.parse(text("until", properties)),
            Duration.parse(text("span", properties)),
            Double.parseDouble(text("omission", properties))),
        new MarketPlan(
            world,
            whole("shoppers", properties),
            whole("days", properties),
            number("exposures", properties),
            whole("places", properties),
            number("seed", properties)),
        truth("log", properties),
        truth("complete", properties),
        text("made_by", properties));
  }

  private static int whole(String key, Properties properties) {
    return Math.toIntExact(number(key, properties));
  }

  private static long number(String key, Properties properties) {
    String text = text(key, properties);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " is \"" + text + "\"", e);
    }
  }

  private static boolean truth(String key, Properties properties) {
    String text = text(key, properties);
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(key + " is \"" + text + "\"");
    }
    return text.equals("true");
  }

  private static String text(String key, Properties properties) {
    String text = properties.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("it has no " + key);
    }
    return text;
  }
}
