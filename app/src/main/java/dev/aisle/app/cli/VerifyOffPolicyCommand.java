package dev.aisle.app.cli;

import dev.aisle.app.offpolicy.Estimate;
import dev.aisle.app.trials.OffPolicyTrial;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.market.Market;
import dev.aisle.market.simulation.MarketSimulation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle verify offpolicy`: are estimates from another policy's log right?
@Command(
    name = "offpolicy",
    mixinStandardHelpOptions = true,
    description = {
      "Logs pages under the logging policy, estimates what other policies would have earned and",
      "compares with the exact truth; a policy that the log cannot support has to be refused.",
      "The estimators take a click to depend on item and place alone, as in the position world; in",
      "others a bias may show."
    })
final class VerifyOffPolicyCommand implements Callable<Integer> {
  private static final double TOLERANCE = 0.05;
  private static final Set<String> HELD = Set.of("snips", "dr");

  @Spec private CommandSpec spec;
  @Mixin private MarketChoice choice = new MarketChoice();
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(
      names = "--impressions",
      defaultValue = "1000000",
      description = "Logged pages, of 20 exposures each. Default ${DEFAULT-VALUE}.")
  private int impressions;

  @Override
  public Integer call() {
    Market chosen = choice.market();
    MarketSimulation market = MarketChoice.after(chosen);
    List<OffPolicyTrial.Row> rows;
    try (Bar bar = new Bar("Logging", impressions, "pages")) {
      rows =
          new OffPolicyTrial(market, 20)
              .run(impressions, choice.seed(), done -> bar.at(done, impressions));
    }
    List<Figure> figures = new ArrayList<>();
    String prefix = "offpolicy/" + chosen.world().name();
    rows.forEach(row -> figures.addAll(row.figures(prefix)));
    PrintWriter out = spec.commandLine().getOut();
    output.print(out, figures);
    List<String> failures = failures(rows);
    PrintWriter verdict = output.json() ? spec.commandLine().getErr() : out;
    failures.forEach(failure -> verdict.println("FAIL " + failure));
    if (failures.isEmpty()) {
      verdict.println(
          "PASS: within five per cent of the truth, and what has no support is refused");
    }
    verdict.flush();
    return failures.isEmpty() ? 0 : Main.FAILED;
  }

  private static List<String> failures(List<OffPolicyTrial.Row> rows) {
    List<String> failures = new ArrayList<>();
    for (OffPolicyTrial.Row row : rows) {
      boolean refused = row.estimate() instanceof Estimate.Refused;
      if (!row.supported() && !refused) {
        failures.add(row.policy() + " is not supported, but " + row.estimator() + " says a value");
      } else if (row.supported() && HELD.contains(row.estimator()) && !(row.error() <= TOLERANCE)) {
        String how =
            refused ? "refused" : "off by " + Math.round(1_000 * row.error()) / 10.0 + " per cent";
        failures.add(row.estimator() + " of " + row.policy() + " is " + how);
      }
    }
    return failures;
  }
}
