package dev.aisle.app.cli;

import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.trials.PolicySide;
import dev.aisle.app.trials.PolicyTable;
import dev.aisle.app.trials.Side;
import dev.aisle.app.trials.Trial;
import dev.aisle.app.trials.TrialPlan;
import dev.aisle.app.trials.TrialReport;
import dev.aisle.market.Market;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.MarketSimulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle experiment`: an A/B test on simulated shoppers.
@Command(
    name = "experiment",
    mixinStandardHelpOptions = true,
    description = {
      "An A/B test on shoppers of a simulated market, with intervals that may be peeked at.",
      "Either side is a policy, the cascade of --shop in this process, or a running server of that",
      "shop. Prints figures and writes a report; exits with 1 where the report has an alarm."
    })
final class ExperimentCommand implements Callable<Integer> {
  private static final int TRUTH_SHOPPERS = 150;
  private static final int TRUTH_DAYS = 10;

  @Spec private CommandSpec spec;
  @Mixin private TrialOptions options = new TrialOptions();
  @Mixin private FigureOutput output = new FigureOutput();
  @Mixin private ReportOutput reports = new ReportOutput();

  @Option(
      names = "--shoppers",
      defaultValue = "20000",
      description = "Shoppers of both arms. Default ${DEFAULT-VALUE}.")
  private int shoppers;

  @Option(
      names = "--days",
      defaultValue = "14",
      description = "Days with two arms. Default ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--before",
      defaultValue = "7",
      description = "Days under the control before, for CUPED. Default ${DEFAULT-VALUE}.")
  private int before;

  @Option(
      names = "--metric",
      defaultValue = "ucvr",
      description = "The metric that decides: ${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.")
  private OnlineMetric metric = OnlineMetric.UCVR;

  @Option(
      names = "--alpha",
      defaultValue = "0.05",
      description = "Chance of deciding where there is no effect. Default ${DEFAULT-VALUE}.")
  private double alpha;

  @Override
  public Integer call() throws IOException {
    TrialPlan plan =
        new TrialPlan(
            shoppers,
            days,
            before,
            options.visits(),
            20,
            metric,
            alpha,
            0.02,
            before > 0,
            options.seed());
    return options.run((chosen, market, one, other) -> run(chosen, market, plan, one, other));
  }

  private int run(Market chosen, MarketSimulation market, TrialPlan plan, Side one, Side other) {
    PrintWriter out = spec.commandLine().getOut();
    Trial.Outcome outcome;
    int all = before + days;
    try (Bar bar = new Bar("Running the experiment", all, "days")) {
      outcome =
          new Trial(market, plan, one.name() + "/" + other.name() + "/" + plan.seed(), one, other)
              .run(done -> bar.at(done, all));
    }
    List<PolicyTable.Row> truth = truth(market, plan, List.of(one, other));
    output.print(out, TrialReport.figures(outcome));
    boolean alarmed =
        reports.write(
            TrialReport.of(
                plan,
                one,
                other,
                outcome,
                truth,
                ReportOutput.provenance(
                    spec,
                    List.of(plan.seed()),
                    MarketChoice.worldOf(chosen),
                    MarketChoice.identity(chosen))),
            ReportOutput.name("experiment", chosen.world().name(), one.name(), other.name()),
            output.json() ? spec.commandLine().getErr() : out);
    return alarmed ? Main.FAILED : 0;
  }

  /// What the sides and the policies that every table has are truly worth.
  private static List<PolicyTable.Row> truth(
      MarketSimulation market, TrialPlan plan, List<Side> tried) {
    List<Side> sides = new ArrayList<>();
    for (String name : List.of("random", "popularity", "production", "oracle")) {
      sides.add(PolicySide.named(name));
    }
    for (Side side : tried) {
      if (sides.stream().noneMatch(known -> known.name().equals(side.name()))) {
        sides.add(side);
      }
    }
    Cohort cohort = Cohort.of(market, TRUTH_SHOPPERS, plan.visitsPerDay(), plan.seed() + 1);
    return PolicyTable.measure(cohort, sides, TRUTH_DAYS, plan.places(), plan.seed());
  }
}
