package dev.aisle.benchmarks;

import dev.aisle.app.cli.CommandPlugin;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `aisle bench`: measures Aisle, alone or against a peer.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Measures speed on generated items, alone or against a peer.",
    subcommands = {
      RetrievalBench.class,
      IngestBench.class,
      StartBench.class,
      SoakBench.class,
      MarketBench.class,
      CascadeBench.class,
      LearningBench.class,
      PeerBench.class
    })
public final class BenchCommand implements Runnable, CommandPlugin {
  @Spec private CommandSpec spec;

  /// Called by picocli and by the service loader.
  public BenchCommand() {}

  @Override
  public Object command() {
    return this;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to measure: retrieval, ingest, start, soak, market, learning or vs.");
  }
}
