package dev.aisle.benchmarks;

import dev.aisle.app.cli.FigureOutput;
import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.benchmarks.peers.OpenSearchCatalog;
import dev.aisle.benchmarks.peers.OpenSearchNode;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketItem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle bench vs opensearch`: the same items, the same searches, taking turns, through HTTP.
///
/// Both run in processes of their own with 1 GiB of heap. A round sends the same bodies first to
/// one and then to the other, and the order changes every round. Aisle also logs an impression and
/// keeps a receipt for every page, and counts facets for every attribute; the peer does neither.
@Command(
    name = "vs",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches the peer, loads the same generated items, sends the same searches in turns.",
      "Half of the searches have two filters; all ask for 20 items with facets."
    })
final class PeerBench implements Callable<Integer> {
  private static final int HEAP_MEGABYTES = 1024;

  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @Parameters(paramLabel = "PEER", description = "opensearch")
  private String peer = "";

  @Option(names = "--items", defaultValue = "100000", description = "Default ${DEFAULT-VALUE}.")
  private int items;

  @Option(names = "--rounds", defaultValue = "6", description = "Default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--queries",
      defaultValue = "1500",
      description = "A round. Default ${DEFAULT-VALUE}.")
  private int queries;

  @Option(names = "--clients", defaultValue = "4", description = "Default ${DEFAULT-VALUE}.")
  private int clients;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "Where the peer's distribution is kept. Default: the system's temporary folder.")
  private Path cache = Path.of(System.getProperty("java.io.tmpdir"), "aisle-peers");

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    if (!peer.equals("opensearch")) {
      throw new InvalidInputException(
          "PEER", "\"" + peer + "\" is not known", NearestName.hint(peer, List.of("opensearch")));
    }
    MarketCatalog catalog = Workload.catalog(items);
    try (Scratch scratch = Scratch.make("vs");
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      Path dir = scratch.path().resolve("shop");
      try (OpenShop open = OpenShop.openOrCreate(dir)) {
        MarketShop.make(open, items, 1, false, done -> {});
      }
      say("starting OpenSearch " + OpenSearchNode.VERSION);
      try (OpenSearchNode node = OpenSearchNode.start(cache, HEAP_MEGABYTES);
          ServerProcess aisle =
              ServerProcess.start(
                  dir, "-Xms" + HEAP_MEGABYTES + "m", "-Xmx" + HEAP_MEGABYTES + "m")) {
        say("loading " + items + " items into it");
        OpenSearchCatalog.load(node, catalog.items().map(MarketItem::item));
        fight(client, catalog, aisle, node);
      }
    }
    return 0;
  }

  private void fight(
      HttpClient client, MarketCatalog catalog, ServerProcess aisle, OpenSearchNode node)
      throws InterruptedException, ExecutionException, IOException {
    URI ours = aisle.address().resolve("/v1/search");
    URI theirs = node.address().resolve("/items/_search");
    LoadRun us = null;
    LoadRun them = null;
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      List<Workload> workload = Workload.mixed(catalog, queries, 100 + round);
      List<String> forUs = Bodies.searches(workload);
      List<String> forThem =
          workload.stream()
              .map(search -> OpenSearchCatalog.search(search.query(), search.filters()))
              .toList();
      LoadRun a;
      LoadRun b;
      if (round % 2 == 0) {
        a = LoadRun.of(client, ours, forUs, clients, aisle.process());
        b = LoadRun.of(client, theirs, forThem, clients, node.process());
      } else {
        b = LoadRun.of(client, theirs, forThem, clients, node.process());
        a = LoadRun.of(client, ours, forUs, clients, aisle.process());
      }
      say(
          String.format(
              "round %d%s: aisle %.0f/s, %.2f CPU-ms; opensearch %.0f/s, %.2f CPU-ms",
              round,
              round == 0 ? " (warm-up)" : "",
              a.throughput(),
              a.cpuMillis(),
              b.throughput(),
              b.cpuMillis()));
      if (round > 0) {
        us = us == null ? a : us.plus(a);
        them = them == null ? b : them.plus(b);
        ratios.add(a.throughput() / b.throughput());
      }
    }
    if (us == null || them == null) {
      throw new InvalidInputException("--rounds", "is " + rounds, "Ask for at least one round.");
    }
    List<Double> sorted = ratios.stream().sorted().toList();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "vs/opensearch/throughput-ratio",
            us.throughput() / them.throughput(),
            sorted.getFirst(),
            sorted.getLast(),
            "x",
            Source.SIMULATED,
            us.requests(),
            1));
    figures.add(one("vs/opensearch/cpu-ratio", them.cpuMillis() / us.cpuMillis(), "x", us));
    figures.add(one("vs/opensearch/aisle/throughput", us.throughput(), "1/s", us));
    figures.add(one("vs/opensearch/peer/throughput", them.throughput(), "1/s", them));
    figures.add(one("vs/opensearch/aisle/cpu", us.cpuMillis(), "ms", us));
    figures.add(one("vs/opensearch/peer/cpu", them.cpuMillis(), "ms", them));
    figures.addAll(Latencies.figures("vs/opensearch/aisle/latency", us.latencies()));
    figures.addAll(Latencies.figures("vs/opensearch/peer/latency", them.latencies()));
    double ourMemory = StartBench.residentMegabytes(aisle.process());
    double theirMemory = StartBench.residentMegabytes(node.process());
    figures.add(one("vs/opensearch/aisle/resident", ourMemory, "MB", us));
    figures.add(one("vs/opensearch/peer/resident", theirMemory, "MB", them));
    output.print(spec.commandLine().getOut(), figures);
  }

  private static Figure one(String name, double value, String unit, LoadRun run) {
    return Figure.exact(name, value, unit, Source.SIMULATED, run.requests());
  }

  private void say(String line) {
    spec.commandLine().getErr().println("bench: " + line);
    spec.commandLine().getErr().flush();
  }
}
