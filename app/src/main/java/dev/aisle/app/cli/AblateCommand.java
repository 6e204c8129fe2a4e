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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle ablate`: what the parts of a model, and of the cascade, are worth.
@Command(
    name = "ablate",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a model of a shop with and without its parts, and the other models of its slot, and",
      "measures all on the last part of the log, which none of them learned from."
    },
    commandListHeading = "%nOr, of the whole and of public data:%n",
    subcommands = {
      AblateCascadeCommand.class,
      AblateSequencesCommand.class,
      AblateListsCommand.class
    })
final class AblateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @Parameters(arity = "0..1", paramLabel = "MODEL", description = "A model that orders items.")
  private @Nullable String model;

  @Option(names = "--shop", paramLabel = "DIR", description = "The shop's folder.")
  private @Nullable Path shop;

  @Option(names = "--seeds", defaultValue = "5", description = "Default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--against",
      split = ",",
      paramLabel = "MODEL",
      description = "Compare with these. Default: all other models of its slot.")
  private List<String> against = new ArrayList<>();

  @Option(names = "--final", description = "Train on a shop of a final world; is written down.")
  private boolean isFinal;

  @Override
  public Integer call() throws IOException {
    if (model == null || shop == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Name a MODEL and its --shop, or `cascade`, `sequences` or `lists`.");
    }
    if (seeds < 1 || seeds > 100) {
      throw new InvalidInputException("--seeds", "is " + seeds, "Give 1 to 100.");
    }
    Models.Known known = Models.ALL.named(model);
    List<Models.Known> others = others(known);
    LogSnapshot log = LogSnapshot.of(shop);
    String command =
        "aisle " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    String world = FinalWorlds.check(shop, isFinal, command, Instant.now());
    ShopConfig config = ShopConfigFile.read(shop);
    PrintWriter err = spec.commandLine().getErr();
    err.println(world);
    ModelRegistry registry = new ModelRegistry(shop.resolve("models"), InstantSource.system());
    try (ShopColumns columns = new ShopColumns(shop, Models.ALL, registry);
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
              shop,
              false,
              bars.begins(model, 1, 1),
              columns.pictures(),
              null);
      Figure.Source source =
          MarketFolder.exists(shop) ? Figure.Source.SIMULATED : Figure.Source.REAL;
      List<Figure> figures =
          new ModelStudy(job.behind(upstreams.before(known.place(), job)), source)
              .run(
                  known,
                  others,
                  StudyPlan.seeds(seeds),
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
