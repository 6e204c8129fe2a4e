package dev.aisle.app.cli;

import dev.aisle.app.wiring.MarketShop;
import dev.aisle.market.FinalWorlds;
import dev.aisle.market.Market;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle market DIR`: makes a shop of generated items, with the log of its shoppers.
@Command(
    name = "market",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a generated shop: items with hidden truth and drawn pictures, and the log of shoppers",
      "who came, saw pages, clicked and ordered. The same options give the same shop. Running it",
      "again on the same folder finishes what was cut off and changes nothing else."
    })
final class MarketCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder of the new shop.")
  private Path dir = Path.of(".");

  @Mixin private MarketOptions options = new MarketOptions();

  @Option(
      names = "--no-pictures",
      description = "Leave the pictures out: much faster, for benches.")
  private boolean noPictures;

  @Option(
      names = "--final",
      description = {
        "Says that a final world is meant, and writes the use into reports/final-uses.log."
      })
  private boolean isFinal;

  @Override
  public Integer call() throws IOException {
    Market market = options.market();
    long start = System.nanoTime();
    MarketShop.Made made;
    try (MarketBars bars = new MarketBars()) {
      made = MarketShop.make(dir, market, !noPictures, bars);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%,d items and %,d events in the shop %s, %,d of them new, in %.1f s.%n",
        made.items(), made.events(), dir, made.accepted(), (System.nanoTime() - start) / 1e9);
    sayFinal(market, out);
    out.printf("Serve it with: aisle serve --shop %s%n", dir);
    return 0;
  }

  private void sayFinal(Market market, PrintWriter out) {
    if (isFinal) {
      FinalWorlds.record(dir, "aisle market " + dir + " --final", InstantSource.system().instant());
    }
    if (market.logged() && market.world().isFinal()) {
      out.printf(
          "World %s is final: commands that train or tune refuse this shop unless --final is given.%n",
          market.world().name());
    }
  }
}
