package dev.aisle.app.cli;

import dev.aisle.app.reports.Plot;
import dev.aisle.app.reports.Report;
import dev.aisle.app.reports.ReportWriter;
import dev.aisle.app.trials.MarketState;
import dev.aisle.app.worlds.WorldReport;
import dev.aisle.app.worlds.WorldRun;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.Worlds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle world report`: what worlds are like, measured.
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a market of each world in memory and writes a report with plots.",
      "The SVG files beside it are those of docs/market.md."
    })
final class WorldReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME|FILE",
      description = "Worlds; all that come with Aisle where none is named.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "reports",
      description = "Folder of the reports and plots. Default ${DEFAULT-VALUE}.")
  private Path out = Path.of("reports");

  @Option(
      names = "--items",
      defaultValue = "20000",
      description = "Items. Default ${DEFAULT-VALUE}.")
  private int items;

  @Option(
      names = "--shoppers",
      defaultValue = "10000",
      description = "Shoppers. Default ${DEFAULT-VALUE}.")
  private int shoppers;

  @Option(names = "--days", defaultValue = "60", description = "Days. Default ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--seed",
      defaultValue = "1",
      converter = WorldOption.Seed.class,
      description = "Seed: any whole number of 64 bits. Default ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() {
    List<World> worlds = names.isEmpty() ? Worlds.all() : names.stream().map(Worlds::of).toList();
    List<Figure> figures = new ArrayList<>();
    boolean alarmed = false;
    for (World world : worlds) {
      MarketConfig catalogue =
          MarketConfig.of(items, seed).withOmission(world.listings().omission());
      MarketPlan plan =
          new MarketPlan(world, shoppers, days, 100L * shoppers, MarketPlan.PLACES, seed);
      WorldReport found = WorldReport.of(run(catalogue, plan), seed);
      String data = MarketState.identity(catalogue, plan);
      Report report =
          found.report(ReportOutput.provenance(spec, List.of(seed), world.name(), data));
      ReportWriter.write(report, out, world.name());
      for (Map.Entry<String, Plot> plot : found.plots().entrySet()) {
        ReportWriter.write(
            plot.getValue(), out.resolve(world.name() + "-" + plot.getKey() + ".svg"));
      }
      report
          .alarms()
          .forEach(alarm -> spec.commandLine().getErr().println("ALARM " + alarm.reason()));
      alarmed |= !report.alarms().isEmpty();
      figures.addAll(found.figures());
    }
    output.print(spec.commandLine().getOut(), figures);
    return alarmed ? 1 : 0;
  }

  private WorldRun run(MarketConfig catalogue, MarketPlan plan) {
    try (Bar bar = new Bar("Running the world " + plan.world().name(), days, "days")) {
      return WorldRun.of(catalogue, plan, done -> bar.at(done, days));
    }
  }
}
