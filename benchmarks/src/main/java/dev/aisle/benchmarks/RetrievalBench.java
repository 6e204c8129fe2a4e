package dev.aisle.benchmarks;

import dev.aisle.app.cli.FigureOutput;
import dev.aisle.app.wiring.MarketShop;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.app.wiring.Requests;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.retrieval.LuceneCatalogIndex;
import dev.aisle.retrieval.RetrievalConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle bench retrieval`: building the index, and searching it in process with filters and
/// facets.
@Command(
    name = "retrieval",
    mixinStandardHelpOptions = true,
    description = {
      "Index build in items/s; then top-100 with two filters and facets, one thread,",
      "as time on the clock and as CPU time of the thread."
    })
final class RetrievalBench implements Callable<Integer> {
  private static final int DEPTH = 100;
  private static final Duration BUDGET = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(names = "--items", defaultValue = "100000", description = "Default ${DEFAULT-VALUE}.")
  private int items;

  @Option(names = "--queries", defaultValue = "5000", description = "Default ${DEFAULT-VALUE}.")
  private int queries;

  @Override
  public Integer call() throws IOException {
    List<Figure> figures = new ArrayList<>();
    MarketCatalog catalog = Workload.catalog(items);
    figures.addAll(build(catalog));
    try (Scratch scratch = Scratch.make("retrieval");
        OpenShop open = OpenShop.openOrCreate(scratch.path().resolve("shop"))) {
      MarketShop.make(open, items, 1, false, done -> {});
      figures.addAll(search(open, catalog));
    }
    output.print(spec.commandLine().getOut(), figures);
    return 0;
  }

  /// The index alone: generated items are made before the clock starts.
  private List<Figure> build(MarketCatalog catalog) throws IOException {
    List<ItemChanged> events = new ArrayList<>(items);
    for (int i = 0; i < items; i++) {
      var item = catalog.item(i).item();
      events.add(new ItemChanged(new EventId("bench-" + i), item.listedAt(), item));
    }
    try (Scratch scratch = Scratch.make("index")) {
      Path dir = scratch.path().resolve("index");
      long start = System.nanoTime();
      try (LuceneCatalogIndex index = LuceneCatalogIndex.open(dir, RetrievalConfig.DEFAULT)) {
        for (int i = 0; i < items; i++) {
          index.apply(i, events.get(i));
        }
        index.publish();
        index.checkpoint(items);
        if (index.size() != items) {
          throw new IllegalStateException(index.size() + " of " + items + " items are indexed");
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return List.of(
          Figure.exact("index/build", items / seconds, "items/s", Source.SIMULATED, items));
    }
  }

  private List<Figure> search(OpenShop open, MarketCatalog catalog) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Histogram wall = new Histogram(3);
    Histogram cpu = new Histogram(3);
    long found = 0;
    for (int round = 0; round < 2; round++) {
      wall.reset(); // the first round warms up
      cpu.reset();
      for (Workload search : Workload.filtered(catalog, queries, 7 + round)) {
        Request request =
            Requests.search(
                search.query(), "bench", search.filters(), SortOrder.RELEVANCE, DEPTH, BUDGET);
        long cpuStart = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Retrieval retrieval = open.index().retrieve(request, open.shop(), DEPTH);
        wall.recordValue((System.nanoTime() - start) / 1_000);
        cpu.recordValue((threads.getCurrentThreadCpuTime() - cpuStart) / 1_000);
        found += retrieval.slate().size();
      }
    }
    List<Figure> figures = new ArrayList<>(Latencies.figures("retrieve/top100/wall", wall));
    figures.addAll(Latencies.figures("retrieve/top100/cpu", cpu));
    figures.add(
        Figure.exact(
            "retrieve/top100/found",
            (double) found / (2L * queries),
            "items",
            Source.SIMULATED,
            queries));
    return figures;
  }
}
