package dev.aisle.app.cli;

import dev.aisle.app.config.ShopConfigFile;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `aisle config`: what `aisle.yaml` may say.
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Prints every key of aisle.yaml with its meaning and default.")
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(ShopConfigFile.defaultsText());
    out.flush();
  }
}
