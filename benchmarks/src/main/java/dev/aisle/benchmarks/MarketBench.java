package dev.aisle.benchmarks;

import dev.aisle.app.cli.FigureOutput;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.policies.LoggingPolicy;
import dev.aisle.market.policies.Shown;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.simulation.PageMaker;
import dev.aisle.market.simulation.VisitPlay;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.Worlds;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle bench market`: simulated pages a second of CPU time.
@Command(
    name = "market",
    mixinStandardHelpOptions = true,
    description = {
      "Simulated pages per second of one core: shoppers alone, on pages that cost nothing to make,",
      "and with the production-like funnel that writes the market's log."
    })
final class MarketBench implements Callable<Integer> {
  private static final int SHOPPERS = 4_000;
  private static final int PLACES = 20;
  private static final int WARM_UP_DAYS = 30;

  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(names = "--items", defaultValue = "20000", description = "Default ${DEFAULT-VALUE}.")
  private int items;

  @Option(names = "--days", defaultValue = "120", description = "Default ${DEFAULT-VALUE}.")
  private int days;

  @Override
  public Integer call() {
    Shelf shelf = Shelf.of(MarketCatalog.generate(MarketConfig.of(items, 1)));
    List<Figure> figures = new ArrayList<>();
    for (World world : Worlds.all()) {
      MarketSimulation market =
          new MarketSimulation(shelf, new MarketPlan(world, 2_000, 20, 200_000, PLACES, 1));
      market.run(day -> {});
      String name = "market/" + world.name() + "/";
      figures.add(measure(name + "pages", market, this::popular));
      figures.add(measure(name + "logged-pages", market, this::logged));
    }
    output.print(spec.commandLine().getOut(), figures);
    return 0;
  }

  /// Where a cohort's pages come from.
  private interface Pages {
    PageMaker of(MarketSimulation market, Cohort cohort);
  }

  /// The same items of the wanted category for everybody.
  private PageMaker popular(MarketSimulation market, Cohort cohort) {
    Shelf shelf = market.shelf();
    return (ask, time, page) -> {
      int[] own = shelf.ofCategory(ask.visit().category());
      int n = Math.min(page.length, own.length);
      System.arraycopy(own, 0, page, 0, n);
      return n;
    };
  }

  private PageMaker logged(MarketSimulation market, Cohort cohort) {
    Shown shown = new Shown(market.shelf().size());
    LoggingPolicy policy = new LoggingPolicy(market.plan().world());
    return (ask, time, page) -> {
      cohort.funnel().fill(ask, shown);
      return policy.page(ask, shown, page.length, page);
    };
  }

  private Figure measure(String figure, MarketSimulation market, Pages pages) {
    Cohort cohort = Cohort.of(market, SHOPPERS, 0.2, 2);
    PageMaker maker = pages.of(market, cohort);
    play(cohort, maker, 0, WARM_UP_DAYS);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long read = play(cohort, maker, WARM_UP_DAYS, WARM_UP_DAYS + days);
    double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    return Figure.exact(figure, read / seconds, "pages/s", Source.SIMULATED, read);
  }

  private static long play(Cohort cohort, PageMaker maker, int from, int to) {
    long[] read = new long[1];
    VisitPlay play = new VisitPlay(cohort.shopping(), PLACES);
    for (int day = from; day < to; day++) {
      for (int shopper = 0; shopper < cohort.population().size(); shopper++) {
        cohort.play(shopper, day, play, maker, (ask, time, page, n, bench) -> read[0]++);
      }
    }
    return read[0];
  }
}
