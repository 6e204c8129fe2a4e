package dev.aisle.benchmarks;

import dev.aisle.app.cli.FigureOutput;
import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.app.wiring.Serving;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.serving.AisleServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle bench soak`: searches through HTTP for minutes; the heap that is left after a collection
/// must not grow.
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = "Searches through HTTP for minutes and compares the live heap of both halves.")
final class SoakBench implements Callable<Integer> {
  private static final int SAMPLES = 20;

  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(names = "--minutes", defaultValue = "5", description = "Default ${DEFAULT-VALUE}.")
  private int minutes;

  @Option(names = "--items", defaultValue = "100000", description = "Default ${DEFAULT-VALUE}.")
  private int items;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    MarketCatalog catalog = Workload.catalog(items);
    List<Double> live = new ArrayList<>();
    long requests = 0;
    try (Scratch scratch = Scratch.make("soak");
        OpenShop open = OpenShop.openOrCreate(scratch.path().resolve("shop"));
        HttpClient client = HttpClient.newHttpClient()) {
      MarketShop.make(open, items, 1, false, done -> {});
      try (AisleServer server = Serving.start(open, "127.0.0.1", 0)) {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/v1/search");
        long sample = Duration.ofMinutes(minutes).toNanos() / SAMPLES;
        long end = System.nanoTime();
        for (int i = 0; i < SAMPLES; i++) {
          end += sample;
          for (long seed = i * 10_000L; System.nanoTime() < end; seed++) {
            requests +=
                LoadRun.of(
                        client,
                        address,
                        Bodies.searches(Workload.mixed(catalog, 200, seed)),
                        4,
                        ProcessHandle.current())
                    .requests();
          }
          live.add(liveMegabytes());
        }
      }
    }
    // Caches fill in the first quarter; after that, what is live must stay level.
    List<Double> settled = live.subList(SAMPLES / 4, SAMPLES);
    double first = mean(settled.subList(0, settled.size() / 2));
    double second = mean(settled.subList(settled.size() / 2, settled.size()));
    output.print(
        spec.commandLine().getOut(),
        List.of(
            Figure.exact("soak/requests", (double) requests, "", Source.SIMULATED, SAMPLES),
            Figure.exact("soak/live-heap/first-half", first, "MB", Source.SIMULATED, SAMPLES),
            Figure.exact("soak/live-heap/second-half", second, "MB", Source.SIMULATED, SAMPLES),
            Figure.exact("soak/live-heap/growth", second / first, "x", Source.SIMULATED, SAMPLES)));
    return 0;
  }

  private static double liveMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
