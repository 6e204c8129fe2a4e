package dev.aisle.app.cli;

import dev.aisle.core.provenance.CodeVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `aisle` itself: prints its help.
@Command(
    name = "aisle",
    mixinStandardHelpOptions = true,
    version = "Aisle " + CodeVersion.CURRENT,
    synopsisSubcommandLabel = "COMMAND",
    description = "E-commerce search and recommendation: one shop's whole results page.",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Start with `aisle demo`. Exit codes: 0 done, 1 failed, 2 wrong usage."},
    subcommands = {
      DemoCommand.class,
      MarketCommand.class,
      WorldCommand.class,
      ImportCommand.class,
      ValidateCommand.class,
      ServeCommand.class,
      SearchCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      AblateCommand.class,
      ExperimentCommand.class,
      InterleaveCommand.class,
      ReplayCommand.class,
      ReceiptCommand.class,
      VerifyCommand.class,
      ForgetCommand.class,
      KeyCommand.class,
      ConfigCommand.class,
    })
final class AisleCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
    throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
  }
}
