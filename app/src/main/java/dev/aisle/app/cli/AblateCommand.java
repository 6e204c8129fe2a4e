package dev.aisle.app.cli;

import java.io.IOException;
import java.nio.file.Path;
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
    commandListHeading = "%nOr, on markets of its own, of the whole and of public data:%n",
    subcommands = {
      AblateArmmtCommand.class,
      AblateCascadeCommand.class,
      AblateSequencesCommand.class,
      AblateListsCommand.class,
      AblatePlantedCommand.class
    })
final class AblateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShopStudyOptions study = new ShopStudyOptions();
  @Mixin private FigureOutput output = new FigureOutput();

  @Parameters(arity = "0..1", paramLabel = "MODEL", description = "A model that orders items.")
  private @Nullable String model;

  @Option(names = "--seeds", defaultValue = "5", description = "Default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(names = "--final", description = "Train on a shop of a final world; is written down.")
  private boolean isFinal;

  @Override
  public Integer call() throws IOException {
    Path shop = study.shop();
    if (model == null || shop == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Name a MODEL and its --shop, or `armmt`, `cascade`, `sequences`, `lists` or `planted`.");
    }
    return study.run(spec, shop, model, seeds, isFinal, output);
  }
}
