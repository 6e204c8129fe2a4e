package dev.aisle.market;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.goods.TrueItem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// The `market` folder of a simulated shop: `market.properties` says which market it is, and
/// `truth-1.tsv.gz` what its items truly are. Nothing that is learned or served reads it.
public final class MarketFolder {
  private static final String VERSION = "1";
  private static final String NAME = "market.properties";
  private static final String HEADER =
      "item\tcategory\tbrand\tseller\tstyle\tquality\tfits\ttrue\tin_title\thidden\tmisstated\n";

  private MarketFolder() {}

  /// The catalogue of the market that a shop was made from.
  ///
  /// @throws InvalidInputException where the shop holds no market, or one of another version
  public static MarketCatalog open(Path shop) {
    Path file = file(shop);
    if (!Files.exists(file)) {
      throw new InvalidInputException(
          file.toString(), "does not exist", "Make the shop with `aisle market`.");
    }
    try {
      return MarketCatalog.generate(read(file));
    } catch (IOException e) {
      throw new InvalidInputException(
          file.toString(), "cannot be read (" + e.getMessage() + ")", "Check its permissions.", e);
    }
  }

  /// Marks the shop as holding this market.
  static void claim(Path shop, MarketConfig config) throws IOException {
    Path file = file(shop);
    if (Files.exists(file)) {
      MarketConfig there = read(file);
      if (!there.equals(config)) {
        throw new InvalidInputException(
            file.toString(),
            "holds another market (" + there + ", not " + config + ")",
            "Give another folder, or remove this one.");
      }
      return;
    }
    Files.createDirectories(file.getParent());
    String text =
        "version=%s\nitems=%d\nseed=%d\nuntil=%s\nspan=%s\n"
                .formatted(VERSION, config.items(), config.seed(), config.until(), config.span())
            + (config.omission() == 1 ? "" : "omission=" + config.omission() + "\n");
    replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes what every item truly is, a line each; the same market gives the same bytes.
  static void writeTruth(Path shop, MarketCatalog catalog) throws IOException {
    Path file = file(shop).resolveSibling("truth-" + VERSION + ".tsv.gz");
    if (Files.exists(file)) {
      return;
    }
    Path aside = file.resolveSibling(file.getFileName() + ".tmp");
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(aside), 1 << 16),
                StandardCharsets.UTF_8))) {
      out.write(HEADER);
      for (int i = 0; i < catalog.size(); i++) {
        out.write(line(catalog.item(i).truth()));
      }
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Writes a file aside and moves it into place.
  static void replace(Path file, byte[] bytes) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".tmp");
    Files.write(aside, bytes);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String line(TrueItem item) {
    return String.join(
            "\t",
            item.id().value(),
            item.category().name(),
            item.brand().name(),
            item.seller().id().value(),
            item.style().name(),
            Double.toString(item.quality()),
            item.fits() == null ? "" : item.fits(),
            text(item.attributes()),
            String.join(";", item.listing().inTitle()),
            String.join(";", item.listing().hidden()),
            text(item.listing().misstated()))
        + "\n";
  }

  private static String text(Map<String, AttributeValue> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
        .collect(Collectors.joining(";"));
  }

  private static String text(AttributeValue value) {
    return switch (value) {
      case AttributeValue.Text words -> String.join(",", words.values());
      case AttributeValue.Quantity quantity -> quantity.value() + " " + quantity.unit();
      case AttributeValue.Flag flag -> Boolean.toString(flag.value());
    };
  }

  private static Path file(Path shop) {
    return shop.resolve("market").resolve(NAME);
  }

  private static MarketConfig read(Path file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file)));
    String version = properties.getProperty("version", "");
    if (!version.equals(VERSION)) {
      throw new InvalidInputException(
          file.toString(),
          "has version \"" + version + "\" but this program makes version " + VERSION,
          "Make the market again with `aisle market` in another folder.");
    }
    try {
      return new MarketConfig(
          Integer.parseInt(properties.getProperty("items", "")),
          Long.parseLong(properties.getProperty("seed", "")),
          Instant.parse(properties.getProperty("until", "")),
          Duration.parse(properties.getProperty("span", "")),
          Double.parseDouble(properties.getProperty("omission", "1")));
    } catch (NumberFormatException | DateTimeException e) {
      throw new InvalidInputException(
          file.toString(),
          "is damaged (" + e.getMessage() + ")",
          "Make the market again with `aisle market` in another folder.",
          e);
    }
  }
}
