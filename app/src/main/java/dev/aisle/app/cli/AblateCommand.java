package dev.aisle.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `aisle ablate`: what the parts of models and of the cascade are worth.
@Command(
    name = "ablate",
    mixinStandardHelpOptions = true,
    description = "Measures models with and without their parts, and their baselines.",
    commandListHeading = "%nOf what:%n",
    subcommands = AblateCascadeCommand.class)
final class AblateCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Name what to ablate.");
  }
}
