package dev.aisle.app.cli;

import dev.aisle.app.study.CascadeStudy;
import dev.aisle.app.study.StudyReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle ablate cascade`: the learned cascade with and without its parts.
@Command(
    name = "cascade",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a market for each seed, trains all models on its log, and compares cascades: by the",
      "exact worth of their pages for the same asks, by an online experiment of the learned cascade",
      "against BM25 with LambdaMART, and by what retrieval loses."
    })
final class AblateCascadeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOptions options = new StudyOptions();
  @Mixin private FigureOutput output = new FigureOutput();
  @Mixin private ReportOutput reports = new ReportOutput();

  @Option(names = "--seeds", defaultValue = "5", description = "Default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(names = "--final", description = "Use a final world; is written down.")
  private boolean isFinal;

  @Override
  public Integer call() throws IOException {
    return options.run(
        spec,
        seeds,
        isFinal,
        (plan, work, provenance, progress) ->
            reports.print(
                spec,
                output,
                StudyReport.run(new CascadeStudy(plan, work), provenance, progress),
                ReportOutput.name("ablate-cascade", plan.world().name())));
  }
}
