package dev.aisle.app.cli;

import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle demo`: a generated shop, served.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Makes a small generated shop where there is none yet, and serves it.")
final class DemoCommand implements Callable<Integer> {
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

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder =
        dir != null ? dir : Path.of(System.getProperty("aisle.root", "."), "shops", "demo");
    PrintWriter out = spec.commandLine().getOut();
    try (OpenShop open = OpenShop.openOrCreate(folder)) {
      if (open.shop().itemCount() < items) {
        try (Bar bar = new Bar("Making the shop", items, "items")) {
          MarketShop.make(open, items, 1, true, done -> bar.at(done, items));
        }
      }
      ServeCommand.serve(out, open, null, port);
    }
    return 0;
  }
}
