package dev.aisle.app.cli;

import dev.aisle.app.offpolicy.Limits;
import dev.aisle.app.offpolicy.OpenBanditReplay;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle replay`: policies evaluated from logs that they did not make.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Evaluates a policy from the log of another one that recorded its propensities.",
      "Where the log cannot say it, the estimate is refused and the reason printed."
    })
final class ReplayCommand implements Callable<Integer> {
  /// Which log; exactly one.
  static final class Log {
    @Option(
        names = "--open-bandit",
        paramLabel = "DIR",
        description = "Folder of the Open Bandit Dataset, with random/ and bts/ in it.")
    private @Nullable Path openBandit;
  }

  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();

  @ArgGroup(multiplicity = "1")
  private Log log = new Log();

  @Option(
      names = "--campaign",
      defaultValue = "men",
      description = "Of the Open Bandit Dataset: men, women or all. Default ${DEFAULT-VALUE}.")
  private String campaign = "men";

  @Option(
      names = "--min-effective-sample",
      defaultValue = "200",
      description = "Refuse below so many effective samples. Default ${DEFAULT-VALUE}.")
  private double minEffectiveSample;

  @Option(
      names = "--max-unsupported",
      defaultValue = "0.01",
      description =
          "Refuse where the log lacks more than this share of the policy's choices."
              + " Default ${DEFAULT-VALUE}.")
  private double maxUnsupported;

  @Override
  public Integer call() throws IOException {
    Limits limits = limits();
    if (log.openBandit != null) {
      OpenBanditReplay replay = OpenBanditReplay.run(log.openBandit, campaign, limits);
      print(replay.figures(), replay.refusals());
    }
    return 0;
  }

  private Limits limits() {
    try {
      return new Limits(maxUnsupported, minEffectiveSample);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "--max-unsupported, --min-effective-sample",
          String.valueOf(e.getMessage()),
          "Give a share from 0 to below 1, and a number of samples of at least 0.",
          e);
    }
  }

  private void print(List<Figure> figures, List<String> refusals) {
    output.print(spec.commandLine().getOut(), figures);
    refusals.forEach(refusal -> spec.commandLine().getErr().println("refused: " + refusal));
  }
}
