package dev.aisle.app.cli;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.app.config.ShopConfigFile;
import dev.aisle.app.models.Models;
import dev.aisle.app.study.ModelStudy;
import dev.aisle.app.study.StudyPlan;
import dev.aisle.app.training.Upstreams;
import dev.aisle.app.wiring.ShopColumns;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.market.FinalWorlds;
import dev.aisle.market.MarketFolder;
import dev.aisle.storage.LogSnapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// `--shop` and what goes with it: a model is studied on the log of a shop that is there.
final class ShopStudyOptions {
  @Option(
      names = "--shop",
      paramLabel = "DIR",
      description = "The folder of a shop, on whose log the model is measured.")
  private @Nullable Path shop;

  @Option(
      names = "--against",
      split = ",",
      paramLabel = "MODEL",
      description = "With --shop: compare with these. Default: all other models of its slot.")
  private List<String> against = new ArrayList<>();

  /// The shop, null where none was given.
  @Nullable Path shop() {
    return shop;
  }

  /// Trains and measures.
  ///
  /// @param folder the shop
  /// @return the exit code
  int run(
      CommandSpec spec, Path folder, String model, int seeds, boolean isFinal, FigureOutput output)
      throws IOException {
    if (seeds < 1 || seeds > 100) {
      throw new InvalidInputException("--seeds", "is " + seeds, "Give 1 to 100.");
    }
    Models.Known known = Models.ALL.named(model);
    List<Models.Known> others = others(known);
    LogSnapshot log = LogSnapshot.of(folder);
    String command =
        "aisle " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    String world = FinalWorlds.check(folder, isFinal, command, Instant.now());
    ShopConfig config = ShopConfigFile.read(folder);
    PrintWriter err = spec.commandLine().getErr();
    err.println(world);
    ModelRegistry registry = new ModelRegistry(folder.resolve("models"), InstantSource.system());
    try (ShopColumns columns = new ShopColumns(folder, Models.ALL, registry);
        ShopColumns.Lease live = columns.live();
        StopSignal stop = new StopSignal();
        TrainingBars bars = new TrainingBars(err, stop::given);
        Upstreams upstreams = new Upstreams(config, Models.ALL, registry, live.features())) {
      live.prepare(log, bars);
      LoggedPages pages =
          LoggedPages.replay(log, live.features(), ReplayOptions.TRAINING, bars::replaying);
      bars.replayed(pages.summary());
      TrainingJob job =
          new TrainingJob(
              pages,
              pages.catalogue(),
              pages.features(),
              1,
              folder,
              false,
              bars.begins(model, 1, 1),
              columns.pictures(),
              null);
      Figure.Source source =
          MarketFolder.exists(folder) ? Figure.Source.SIMULATED : Figure.Source.REAL;
      List<Figure> figures =
          new ModelStudy(job.behind(upstreams.before(known.place(), job)), source)
              .run(
                  known,
                  others,
                  StudyPlan.seeds(1, seeds),
                  (variant, seed, seconds) -> {
                    err.printf(Locale.ROOT, "%s, seed %d: %.1f s%n", variant, seed, seconds);
                    err.flush();
                  });
      output.print(spec.commandLine().getOut(), figures);
      return stop.given() ? Main.FAILED : 0;
    }
  }

  private List<Models.Known> others(Models.Known known) {
    if (!against.isEmpty()) {
      return against.stream().map(Models.ALL::named).toList();
    }
    return Models.ALL.known().stream()
        .filter(other -> other.place().equals(known.place()) && !other.equals(known))
        .toList();
  }
}
