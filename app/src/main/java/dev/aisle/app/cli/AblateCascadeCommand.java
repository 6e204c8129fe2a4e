package dev.aisle.app.cli;

import dev.aisle.app.study.CascadeStudy;
import dev.aisle.app.study.StudyPlan;
import dev.aisle.app.study.StudyReport;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle ablate cascade`: the learned cascade with and without its parts.
@Command(
    name = "cascade",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a market for each seed, trains all models on its log, and compares cascades: by the",
      "exact worth of their pages for the same asks, by an online experiment of the learned cascade",
      "against BM25 with LambdaMART, and by what retrieval loses."
    })
final class AblateCascadeCommand implements Callable<Integer> {
  private static final int ASKED_DAYS = 12;

  @Spec private CommandSpec spec;
  @Mixin private WorldOption world = new WorldOption();
  @Mixin private FigureOutput output = new FigureOutput();
  @Mixin private ReportOutput reports = new ReportOutput();

  @Option(names = "--seeds", defaultValue = "5", description = "Default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(names = "--items", defaultValue = "3000", description = "Default ${DEFAULT-VALUE}.")
  private int items;

  @Option(
      names = "--log-shoppers",
      defaultValue = "4000",
      description = "Shoppers who make a log. Default ${DEFAULT-VALUE}.")
  private int shoppers;

  @Option(
      names = "--log-days",
      defaultValue = "30",
      description = "Days of a log. Default ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--asked",
      defaultValue = "120",
      description = "Shoppers on whose asks pages are valued. Default ${DEFAULT-VALUE}.")
  private int asked;

  @Option(
      names = "--shoppers",
      defaultValue = "2000",
      description = "Shoppers of each online experiment. Default ${DEFAULT-VALUE}.")
  private int trialShoppers;

  @Option(
      names = "--days",
      defaultValue = "7",
      description = "Days of each online experiment. Default ${DEFAULT-VALUE}.")
  private int trialDays;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Keep the trained shops in this empty folder. Default: a temporary one.")
  private @Nullable Path work;

  @Option(names = "--final", description = "Use a final world; say so wherever it is reported.")
  private boolean isFinal;

  @Override
  public Integer call() throws IOException {
    if (seeds < 1 || seeds > 100) {
      throw new InvalidInputException("--seeds", "is " + seeds, "Give 1 to 100.");
    }
    if (world.world().isFinal() && !isFinal) {
      throw new InvalidInputException(
          "--world",
          "is the final world " + world.world().name() + ", which is kept for final checks",
          "Use a development world, or add --final.");
    }
    StudyPlan plan =
        new StudyPlan(
            world.world(),
            StudyPlan.seeds(seeds),
            items,
            shoppers,
            days,
            asked,
            ASKED_DAYS,
            trialShoppers,
            trialDays);
    PrintWriter err = spec.commandLine().getErr();
    Instant began = Instant.now();
    try (Scratch scratch = work == null ? Scratch.make("ablate") : null) {
      Path folder = scratch == null ? Objects.requireNonNull(work) : scratch.path();
      StudyReport study =
          StudyReport.run(
              new CascadeStudy(plan, folder),
              ReportOutput.provenance(
                  spec,
                  plan.seeds(),
                  world.world().name() + (world.world().isFinal() ? " (final)" : ""),
                  plan.toString()),
              line -> {
                err.printf(
                    "%5d s  %s%n", Instant.now().getEpochSecond() - began.getEpochSecond(), line);
                err.flush();
              });
      PrintWriter out = spec.commandLine().getOut();
      output.print(out, study.figures());
      boolean alarmed =
          reports.write(
              study.report(),
              ReportOutput.name("ablate-cascade", world.world().name()),
              output.json() ? err : out);
      return alarmed ? Main.FAILED : 0;
    }
  }
}
