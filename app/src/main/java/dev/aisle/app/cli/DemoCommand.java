package dev.aisle.app.cli;

import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.market.Market;
import dev.aisle.market.MarketFolder;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.Worlds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle demo`: a generated shop, served at once and trained meanwhile.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a small generated shop where there is none yet, with a log of two weeks, serves it, and",
      "trains its cascade meanwhile: each model takes its place as soon as it is trained."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int SHOPPERS = 1_500;
  private static final int DAYS = 14;

  @Spec private CommandSpec spec;

  @Option(
      names = "--shop",
      paramLabel = "DIR",
      description = "Folder of the shop. Default: shops/demo in the project.")
  private @Nullable Path dir;

  @Option(
      names = "--items",
      defaultValue = "6000",
      description = "Items. Default ${DEFAULT-VALUE}.")
  private int items;

  @Option(names = "--port", description = "Port; 0 takes a free one. Default 8080.")
  private @Nullable Integer port;

  @Mixin private BrowseOption browse = new BrowseOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder =
        dir != null ? dir : Path.of(System.getProperty("aisle.root", "."), "shops", "demo");
    PrintWriter out = spec.commandLine().getOut();
    Market there = MarketFolder.exists(folder) ? MarketFolder.open(folder) : null;
    if (there == null || !there.complete()) {
      try (MarketBars bars = new MarketBars()) {
        MarketShop.make(folder, there == null ? market() : again(there), true, bars);
      }
    }
    try (OpenShop open = OpenShop.open(folder)) {
      ServeCommand.serve(out, open, null, port, browse.pagesPerSecond(), true);
    }
    return 0;
  }

  /// What is half-written is finished as it was begun.
  private static Market again(Market there) {
    return Market.planned(there.config(), there.plan(), there.logged(), MarketShop.PROGRAM);
  }

  private Market market() {
    MarketPlan plan =
        new MarketPlan(
            Worlds.named("position"), SHOPPERS, DAYS, 100L * SHOPPERS, MarketPlan.PLACES, 1);
    return Market.planned(MarketConfig.of(items, 1), plan, true, MarketShop.PROGRAM);
  }
}
