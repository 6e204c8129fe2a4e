package dev.aisle.app.cli;

import dev.aisle.app.offpolicy.Limits;
import dev.aisle.app.offpolicy.OpenBanditReplay;
import dev.aisle.app.offpolicy.ShopReplay;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.events.Interaction;
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

    @Option(
        names = "--shop",
        paramLabel = "DIR",
        description = "A shop: its present cascade is evaluated on its log.")
    private @Nullable Path shop;
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
      names = "--reward",
      defaultValue = "click",
      description = "What counts in a shop's log: ${COMPLETION-CANDIDATES}.")
  private Interaction.Kind reward = Interaction.Kind.CLICK;

  @Option(
      names = "--pages",
      defaultValue = "5000",
      description = "Pages of a shop's log to answer again. Default ${DEFAULT-VALUE}.")
  private int pages;

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
    if (log.shop != null) {
      try (OpenShop open = OpenShop.open(log.shop)) {
        print(open, limits);
      }
    }
    return 0;
  }

  private void print(OpenShop open, Limits limits) throws IOException {
    long end = open.shop().log().nextOffset();
    ShopReplay replay;
    try (Bar bar = new Bar("Answering again", end, "events")) {
      replay = ShopReplay.run(open, reward, pages, limits, offset -> bar.at(offset, end));
    }
    if (replay.pages() == 0) {
      throw new InvalidInputException(
          open.dir().toString(),
          "has no pages in its log",
          "Serve it for a while, import impressions, or make a market with a log.");
    }
    print(replay.figures(), replay.refusals());
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
