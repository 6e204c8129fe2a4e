package dev.aisle.app.cli;

import dev.aisle.app.training.BackgroundTraining;
import dev.aisle.app.wiring.MarketShoppers;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Serving;
import dev.aisle.core.InvalidInputException;
import dev.aisle.serving.AisleServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle serve`: the HTTP API and the pages, until the process is told to stop.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves the shop: HTTP API, storefront and metrics. Ctrl-C stops it in order.")
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShopOption shopOption = new ShopOption();

  @Option(names = "--port", description = "Port; 0 takes a free one. Default: aisle.yaml, 8080.")
  private @Nullable Integer port;

  @Option(names = "--host", description = "Address. Default: aisle.yaml, 127.0.0.1.")
  private @Nullable String host;

  @Mixin private BrowseOption browse = new BrowseOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (OpenShop open = shopOption.open()) {
      serve(spec.commandLine().getOut(), open, host, port, browse.pagesPerSecond(), false);
    }
    return 0;
  }

  /// Serves until the process is asked to end.
  ///
  /// @param browse pages a second of simulated shoppers from the start, null for none
  /// @param train whether models that are missing are trained meanwhile
  static void serve(
      PrintWriter out,
      OpenShop open,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable Double browse,
      boolean train)
      throws IOException, InterruptedException {
    MarketShoppers shoppers = shoppers(open, browse);
    // Closed after the shop: until then the process must not end.
    try (StopSignal stop = new StopSignal();
        OpenShop closing = open;
        AisleServer server = Serving.start(closing, host, port, shoppers);
        MarketShoppers leaving = shoppers;
        TrainingBars bars = new TrainingBars(out, stop::given);
        BackgroundTraining training = new BackgroundTraining(closing, bars)) {
      if (leaving != null && browse != null) {
        leaving.start(browse);
      }
      out.printf(
          "%s: %,d items at http://%s:%d  (Ctrl-C stops)%n",
          open.config().name(),
          open.shop().itemCount(),
          host == null ? open.config().serve().host() : host,
          server.port());
      out.flush();
      if (train) {
        training.start();
      }
      stop.await();
      out.println("Stopping: requests under way are finished first.");
      out.flush();
    }
  }

  private static @Nullable MarketShoppers shoppers(OpenShop open, @Nullable Double browse) {
    MarketShoppers shoppers = MarketShoppers.of(open);
    if (shoppers == null && browse != null) {
      throw new InvalidInputException(
          "--browse",
          "needs a generated shop, and " + open.dir() + " is none",
          "Leave it out, or make a shop with `aisle market DIR`.");
    }
    return shoppers;
  }
}
