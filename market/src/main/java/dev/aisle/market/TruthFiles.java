package dev.aisle.market;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.queries.Scene;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.goods.TrueItem;
import dev.aisle.market.shoppers.Population;
import dev.aisle.market.shoppers.Shopper;
import dev.aisle.market.simulation.AskedQueries;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// What only the market knows, as tables beside its log: tab-separated lines below a header, the
/// same bytes for the same market.
///
/// | file | a line for each |
/// | --- | --- |
/// | `truth-1.tsv.gz` | item: what it truly is, and what its seller hides and misstates |
/// | `queries-1.tsv.gz` | query text and meaning, which [dev.aisle.market.needs.Meaning] parses |
/// | `shoppers-1.tsv.gz` | shopper: the tastes behind the log |
final class TruthFiles {
  private static final String ITEMS =
      "item\tcategory\tbrand\tseller\tstyle\tquality\tfits\ttrue\tin_title\thidden\tmisstated\n";
  private static final String QUERIES = "query\tmeaning\ttimes\n";
  private static final String SHOPPERS =
      "shopper\tarchetype\tactivity\tprice_level\tappetite\tphones"
          + "\tsearch_look\tfeed_look\tsearch_make\tfeed_make\n";

  private TruthFiles() {}

  /// What every item truly is.
  static void items(Path shop, MarketCatalog catalog) throws IOException {
    write(
        shop,
        "truth",
        ITEMS,
        out -> {
          for (int i = 0; i < catalog.size(); i++) {
            out.write(line(catalog.item(i).truth()));
          }
        });
  }

  /// What was meant by the log's queries.
  static void queries(Path shop, AskedQueries queries) throws IOException {
    write(
        shop,
        "queries",
        QUERIES,
        out ->
            queries.forEach(
                (query, meaning, times) -> {
                  try {
                    out.write(query + "\t" + meaning + "\t" + times + "\n");
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }));
  }

  /// The tastes of every shopper.
  static void shoppers(Path shop, Population population) throws IOException {
    write(
        shop,
        "shoppers",
        SHOPPERS,
        out -> {
          for (int i = 0; i < population.size(); i++) {
            out.write(line(population.shopper(i)));
          }
        });
  }

  @FunctionalInterface
  private interface Lines {
    void write(Writer out) throws IOException;
  }

  private static void write(Path shop, String name, String header, Lines lines) throws IOException {
    Path file = MarketFolder.folder(shop).resolve(name + "-1.tsv.gz");
    Path aside = file.resolveSibling(file.getFileName() + ".tmp");
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(aside), 1 << 16),
                StandardCharsets.UTF_8))) {
      out.write(header);
      lines.write(out);
    }
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

  private static String line(Shopper shopper) {
    return String.join(
            "\t",
            shopper.id().value(),
            shopper.archetype().name(),
            Double.toString(shopper.activity()),
            Double.toString(shopper.priceLevel()),
            Double.toString(shopper.appetite()),
            Double.toString(shopper.phones()),
            text(shopper.look(Scene.SEARCH)),
            text(shopper.look(Scene.FEED)),
            text(shopper.make(Scene.SEARCH)),
            text(shopper.make(Scene.FEED)))
        + "\n";
  }

  private static String text(float[] taste) {
    StringJoiner numbers = new StringJoiner(" ");
    for (float number : taste) {
      numbers.add(Float.toString(number));
    }
    return numbers.toString();
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
}
