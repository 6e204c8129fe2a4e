package dev.aisle.app.cli;

import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.reports.Axis;
import dev.aisle.app.reports.Estimate;
import dev.aisle.app.reports.Plot;
import dev.aisle.app.reports.Report;
import dev.aisle.app.reports.Section;
import dev.aisle.app.trials.InterleavedTrial;
import dev.aisle.app.trials.Side;
import dev.aisle.app.trials.TrialPlan;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import dev.aisle.market.Market;
import dev.aisle.market.simulation.MarketSimulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle interleave`: two rankings on the same pages.
@Command(
    name = "interleave",
    mixinStandardHelpOptions = true,
    description = {
      "Team-draft interleaving on shoppers of a simulated market: both rankings on every page.",
      "Needs far fewer shoppers than an experiment, and says which is preferred, not by how much."
    })
final class InterleaveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private MarketChoice choice = new MarketChoice();
  @Mixin private FigureOutput output = new FigureOutput();
  @Mixin private ReportOutput reports = new ReportOutput();

  @Option(
      names = "--control",
      defaultValue = "production",
      description = "One ranking: ${COMPLETION-CANDIDATES}. Default ${DEFAULT-VALUE}.",
      completionCandidates = Sides.Names.class)
  private String control = "production";

  @Option(
      names = "--treatment",
      required = true,
      description = "The other ranking.",
      completionCandidates = Sides.Names.class)
  private String treatment = "";

  @Option(
      names = "--shoppers",
      defaultValue = "2000",
      description = "Shoppers. Default ${DEFAULT-VALUE}.")
  private int shoppers;

  @Option(names = "--days", defaultValue = "14", description = "Days. Default ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--visits",
      defaultValue = "0.2",
      description = "Visits of a shopper a day. Default ${DEFAULT-VALUE}.")
  private double visits;

  @Option(names = "--orders", description = "Credit orders instead of clicks.")
  private boolean orders;

  @Override
  public Integer call() throws IOException {
    Market chosen = choice.market();
    TrialPlan plan =
        new TrialPlan(
            shoppers, days, 0, visits, 20, OnlineMetric.CTR, 0.05, 0.02, false, choice.seed());
    try (Sides sides = new Sides(choice.shop())) {
      return run(chosen, plan, sides.named(control), sides.named(treatment));
    }
  }

  private int run(Market chosen, TrialPlan plan, Side one, Side other) {
    PrintWriter out = spec.commandLine().getOut();
    MarketSimulation market = MarketChoice.after(chosen);
    InterleavedTrial.Outcome outcome;
    try (Bar bar = new Bar("Interleaving", days, "days")) {
      outcome =
          new InterleavedTrial(market, plan, one, other, orders).run(done -> bar.at(done, days));
    }
    List<Figure> figures = outcome.result().figures("interleave", Figure.Source.SIMULATED);
    output.print(out, figures);
    reports.write(
        report(chosen, outcome, figures),
        ReportOutput.name("interleave", chosen.world().name(), control, treatment),
        output.json() ? spec.commandLine().getErr() : out);
    return 0;
  }

  private Report report(Market chosen, InterleavedTrial.Outcome outcome, List<Figure> figures) {
    Interval delta = outcome.result().delta();
    String preferred = delta.low() > 0 ? treatment : delta.high() < 0 ? control : "neither";
    return Report.of(
            treatment + " interleaved with " + control,
            String.format(
                Locale.ROOT,
                "Shoppers prefer %s: Δ is %.3f [%.3f, %.3f] over %,d shoppers, p = %.2g.",
                preferred,
                delta.value(),
                delta.low(),
                delta.high(),
                delta.groups(),
                outcome.result().pValue()),
            ReportOutput.provenance(
                spec,
                List.of(choice.seed()),
                MarketChoice.worldOf(chosen),
                MarketChoice.identity(chosen)))
        .with(
            Section.Plots.of(
                "Preference",
                new Plot.Points(
                    "Δ: wins of the treatment less wins of the control, over pages, halved",
                    "Above zero the treatment is preferred; 95 % interval by shopper.",
                    Axis.of("Δ"),
                    0,
                    List.of(new Plot.Row(treatment, Estimate.of(delta))))))
        .with(new Section.Figures("All figures", figures));
  }
}
