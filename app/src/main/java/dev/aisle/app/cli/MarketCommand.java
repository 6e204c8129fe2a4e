package dev.aisle.app.cli;

import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle market DIR`: makes a shop of generated items.
@Command(
    name = "market",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a generated shop: items with hidden truth and drawn pictures.",
      "The same seed gives the same shop. Running it again on the same folder changes nothing."
    })
final class MarketCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder of the new shop.")
  private Path dir = Path.of(".");

  @Option(
      names = "--items",
      defaultValue = "20000",
      description = "Items. Default ${DEFAULT-VALUE}.")
  private int items;

  @Option(names = "--seed", defaultValue = "1", description = "Seed. Default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--no-pictures",
      description = "Leave the pictures out: much faster, for benches.")
  private boolean noPictures;

  @Override
  public Integer call() throws IOException {
    if (items < 1) {
      throw new InvalidInputException("--items", "is " + items, "Ask for at least one item.");
    }
    try (OpenShop shop = OpenShop.openOrCreate(dir)) {
      long start = System.nanoTime();
      int made;
      try (Bar bar = new Bar("Making the market", items, "items")) {
        made = MarketShop.make(shop, items, seed, !noPictures, done -> bar.at(done, items));
      }
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "%,d items in the shop %s, %,d of them new, in %.1f s.%n",
          shop.shop().itemCount(), dir, made, (System.nanoTime() - start) / 1e9);
      out.printf("Serve it with: aisle serve --shop %s%n", dir);
    }
    return 0;
  }
}
