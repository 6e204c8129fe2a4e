package dev.aisle.app.cli;

import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Serving;
import dev.aisle.serving.AisleServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (OpenShop open = shopOption.open()) {
      serve(spec.commandLine().getOut(), open, host, port);
    }
    return 0;
  }

  /// Serves until the process is asked to end.
  static void serve(PrintWriter out, OpenShop open, @Nullable String host, @Nullable Integer port)
      throws IOException, InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread onSignal =
        new Thread(
            () -> {
              stop.countDown();
              try {
                stopped.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "shutdown");
    try (AisleServer server = Serving.start(open, host, port)) {
      Runtime.getRuntime().addShutdownHook(onSignal);
      out.printf(
          "%s: %,d items at http://%s:%d  (Ctrl-C stops)%n",
          open.config().name(),
          open.shop().itemCount(),
          host == null ? open.config().serve().host() : host,
          server.port());
      out.flush();
      stop.await();
      out.println("Stopping: requests under way are finished first.");
      out.flush();
    } finally {
      open.close();
      stopped.countDown();
    }
  }
}
