package dev.aisle.app.cli;

import dev.aisle.app.reports.Provenance;
import dev.aisle.app.study.StudyPlan;
import dev.aisle.app.study.StudyProgress;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.InvalidInputException;
import dev.aisle.market.FinalWorlds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// How large a study of several markets is, for the commands that run one.
final class StudyOptions {
  private static final int ASKED_DAYS = 12;

  @Mixin private WorldOption world = new WorldOption();

  @Option(
      names = "--items",
      defaultValue = "3000",
      description = "Items of a market. Default ${DEFAULT-VALUE}.")
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

  /// A study in a folder.
  @FunctionalInterface
  interface Study {
    /// Runs it.
    ///
    /// @return the exit code
    int run(StudyPlan plan, Path work, Provenance provenance, StudyProgress progress)
        throws IOException;
  }

  /// Runs a study in its folder; its lines go to standard error with the seconds that passed.
  ///
  /// @throws InvalidInputException where the world is a final one and `--final` was not given
  int run(CommandSpec spec, int seeds, boolean isFinal, Study study) throws IOException {
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
            StudyPlan.seeds(world.seed(), seeds),
            items,
            shoppers,
            days,
            asked,
            ASKED_DAYS,
            trialShoppers,
            trialDays);
    Provenance provenance =
        ReportOutput.provenance(
            spec,
            plan.seeds(),
            plan.world().name() + (plan.world().isFinal() ? " (final)" : ""),
            plan.toString());
    if (isFinal) {
      FinalWorlds.record(Path.of(""), provenance.command(), Instant.now());
    }
    PrintWriter err = spec.commandLine().getErr();
    long began = System.nanoTime();
    StudyProgress progress =
        line -> {
          err.printf("%5d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, line);
          err.flush();
        };
    if (work != null) {
      return study.run(plan, work, provenance, progress);
    }
    try (Scratch scratch = Scratch.make("ablate")) {
      return study.run(plan, scratch.path(), provenance, progress);
    }
  }
}
