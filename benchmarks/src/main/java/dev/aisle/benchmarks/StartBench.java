package dev.aisle.benchmarks;

import dev.aisle.app.cli.FigureOutput;
import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle bench start`: from the start of the process to the first answered search.
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Seconds from starting the server's process to its first answered search.")
final class StartBench implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(names = "--items", defaultValue = "100000", description = "Default ${DEFAULT-VALUE}.")
  private int items;

  @Option(names = "--runs", defaultValue = "3", description = "Default ${DEFAULT-VALUE}.")
  private int runs;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    List<Double> seconds = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    List<Double> resident = new ArrayList<>();
    try (Scratch scratch = Scratch.make("start");
        HttpClient client = HttpClient.newHttpClient()) {
      Path dir = scratch.path().resolve("shop");
      try (OpenShop open = OpenShop.openOrCreate(dir)) {
        MarketShop.make(open, items, 1, false, done -> {});
      }
      String search = Bodies.search(Workload.mixed(Workload.catalog(items), 2, 3).get(1));
      for (int run = 0; run < runs; run++) {
        long start = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(dir)) {
          LoadRun.of(
              client, server.address().resolve("/v1/search"), List.of(search), 1, server.process());
          seconds.add((System.nanoTime() - start) / 1e9);
          cpu.add(server.process().info().totalCpuDuration().orElseThrow().toNanos() / 1e9);
          resident.add(residentMegabytes(server.process()));
        }
      }
    }
    output.print(
        spec.commandLine().getOut(),
        List.of(
            median("start/first-answer", seconds, "s"),
            median("start/first-answer/cpu", cpu, "s"),
            median("start/resident", resident, "MB")));
    return 0;
  }

  private static Figure median(String name, List<Double> values, String unit) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Figure(
        name,
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.getLast(),
        unit,
        Source.SIMULATED,
        sorted.size(),
        1);
  }

  /// Resident memory of a process, as Linux tells it; NaN elsewhere.
  static double residentMegabytes(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }
}
