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
  @Mixin private TrialOptions options = new TrialOptions();
  @Mixin private FigureOutput output = new FigureOutput();
  @Mixin private ReportOutput reports = new ReportOutput();

  @Option(
      names = "--shoppers",
      defaultValue = "2000",
      description = "Shoppers. Default ${DEFAULT-VALUE}.")
  private int shoppers;

  @Option(names = "--days", defaultValue = "14", description = "Days. Default ${DEFAULT-VALUE}.")
  private int days;

  @Option(names = "--orders", description = "Credit orders instead of clicks.")
  private boolean orders;

  @Override
  public Integer call() throws IOException {
    TrialPlan plan =
        new TrialPlan(
            shoppers,
            days,
            0,
            options.visits(),
            20,
            OnlineMetric.CTR,
            0.05,
            0.02,
            false,
            options.seed());
    return options.run((chosen, market, one, other) -> run(chosen, market, plan, one, other));
  }

  private int run(Market chosen, MarketSimulation market, TrialPlan plan, Side one, Side other) {
    PrintWriter out = spec.commandLine().getOut();
    InterleavedTrial.Outcome outcome;
    try (Bar bar = new Bar("Interleaving", days, "days")) {
      outcome =
          new InterleavedTrial(market, plan, one, other, orders).run(done -> bar.at(done, days));
    }
    List<Figure> figures = outcome.result().figures("interleave", Figure.Source.SIMULATED);
    output.print(out, figures);
    reports.write(
        report(chosen, one.name(), other.name(), outcome, figures),
        ReportOutput.name("interleave", chosen.world().name(), one.name(), other.name()),
        output.json() ? spec.commandLine().getErr() : out);
    return 0;
  }

  private Report report(
      Market chosen,
      String control,
      String treatment,
      InterleavedTrial.Outcome outcome,
      List<Figure> figures) {
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
                List.of(options.seed()),
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
