package dev.aisle.app.cli;

import dev.aisle.app.config.ShopConfigFile;
import dev.aisle.app.models.Models;
import dev.aisle.app.training.CascadeTraining;
import dev.aisle.app.wiring.ShopColumns;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.tensor.Peers;
import dev.aisle.learning.training.Workers;
import dev.aisle.market.FinalWorlds;
import dev.aisle.storage.LogSnapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aisle train`: models from the shop's log.
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the models that aisle.yaml names, in the order of the cascade, from the shop's log,",
      "and before them the encoders that they read, where the shop has none of these yet.",
      "Each is live as soon as it is trained, also in a server that runs meanwhile. Ctrl-C ends",
      "with the best so far of the model that is being trained; --resume goes on after a crash.",
      "Several processes train together where RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT say so."
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShopOption shopOption = new ShopOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "MODEL",
      description = {
        "Only these, whether or not aisle.yaml names them, and the encoders that they read and",
        "that the shop does not have yet."
      })
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of every random choice. Default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--resume", description = "Go on where a training was cut off.")
  private boolean resume;

  @Option(
      names = "--no-trial",
      description = {
        "Put re-rankers to work even where they do not order held-out pages better than the stage",
        "before them."
      })
  private boolean noTrial;

  @Option(names = "--final", description = "Train on a shop of a final world; is written down.")
  private boolean isFinal;

  @Override
  public Integer call() throws IOException {
    Path shop = shopOption.existing();
    PrintWriter out = spec.commandLine().getOut();
    String world =
        FinalWorlds.check(
            shop,
            isFinal,
            "aisle " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs()),
            Instant.now());
    ModelRegistry registry = new ModelRegistry(shop.resolve("models"), InstantSource.system());
    try (ShopColumns columns = new ShopColumns(shop, Models.ALL, registry);
        Peers peers = Workers.of(System.getenv()).join();
        StopSignal stop = new StopSignal();
        TrainingBars bars = new TrainingBars(out, stop::given)) {
      CascadeTraining.Outcome outcome =
          new CascadeTraining(
                  LogSnapshot.of(shop), ShopConfigFile.read(shop), Models.ALL, registry, columns)
              .run(
                  new CascadeTraining.Settings(
                      names, seed, resume, ReplayOptions.TRAINING, peers, !noTrial),
                  bars);
      out.println(
          outcome.versions().isEmpty()
              ? "Nothing was trained (" + world + ")."
              : "Trained: " + String.join(", ", outcome.versions()) + " (" + world + ").");
      out.flush();
      return outcome.failed().isEmpty() && !outcome.stopped() ? 0 : Main.FAILED;
    }
  }
}
