package dev.aisle.app.cli;

import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.trials.PlantedAnswers;
import dev.aisle.app.trials.TrialPlan;
import dev.aisle.core.InvalidInputException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle verify experiments`: do experiments give the answers that are known beforehand?
@Command(
    name = "experiments",
    mixinStandardHelpOptions = true,
    description = {
      "Runs experiments whose answers are known: without an effect none may be found too often,",
      "a planted lift as often as the power says, and interleaving needs a tenth of the shoppers."
    })
final class VerifyExperimentsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private MarketChoice choice = new MarketChoice();
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(
      names = "--shoppers",
      defaultValue = "120000",
      description = "Shoppers that experiments draw from. Default ${DEFAULT-VALUE}.")
  private int shoppers;

  @Option(
      names = "--runs",
      defaultValue = "1000",
      description = "Experiments of each kind. Default ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--lift",
      defaultValue = "0.02",
      description = "Planted relative lift of UCVR. Default ${DEFAULT-VALUE}.")
  private double lift;

  @Override
  public Integer call() {
    if (runs < 20 || runs > 1_000_000) {
      throw new InvalidInputException(
          "--runs", "is " + runs + " but must be from 20 to 1000000", "1000 is usual.");
    }
    TrialPlan plan =
        new TrialPlan(shoppers, 14, 7, 0.2, 20, OnlineMetric.UCVR, 0.05, lift, true, choice.seed());
    PlantedAnswers.Answers answers =
        PlantedAnswers.run(MarketChoice.after(choice.market()), plan, lift, runs, this::say);
    PrintWriter out = spec.commandLine().getOut();
    output.print(out, answers.figures());
    PrintWriter verdict = output.json() ? spec.commandLine().getErr() : out;
    answers.failures().forEach(failure -> verdict.println("FAIL " + failure));
    if (answers.failures().isEmpty()) {
      verdict.println("PASS: experiments give the answers that were planted");
    }
    verdict.flush();
    return answers.failures().isEmpty() ? 0 : Main.FAILED;
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
