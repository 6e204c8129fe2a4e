package dev.aisle.app.cli;

import dev.aisle.app.reports.ReportWriter;
import dev.aisle.app.study.RerankCurve;
import dev.aisle.app.study.RerankStudy;
import dev.aisle.app.study.StudyReport;
import dev.aisle.learning.models.armmt.Armmt;
import dev.aisle.learning.models.armmt.ArmmtConfig;
import dev.aisle.learning.models.prm.Prm;
import dev.aisle.learning.models.prm.PrmConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle ablate armmt`: the multimodal re-ranker beside what else could stand in its slot.
@Command(
    name = "armmt",
    mixinStandardHelpOptions = true,
    defaultValueProvider = AblateArmmtCommand.Sizes.class,
    description = {
      "Makes a market with pictures for each seed, trains the cascade up to the ranker on its log,",
      "and behind it ARMMT, its ablations, PRM with the same columns and as many numbers to learn,",
      "and SetRank's block. Measures all on pages that none of them learned from, and ARMMT, PRM",
      "and the order of scores by the exact worth of their pages and by online experiments.",
      "With --shop it measures on the log of that shop instead, as for any other model."
    })
final class AblateArmmtCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOptions options = new StudyOptions();
  @Mixin private ShopStudyOptions shopStudy = new ShopStudyOptions();
  @Mixin private FigureOutput output = new FigureOutput();
  @Mixin private ReportOutput reports = new ReportOutput();

  @Option(names = "--seeds", defaultValue = "5", description = "Default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--curve",
      description = {
        "Instead: the lift over itself without pictures and over PRM, where titles leave out more",
        "and less, and where pictures tell nothing; SVG plots go beside the report."
      })
  private boolean curve;

  @Option(
      names = "--rivals-only",
      description = "Leave the ablations out: a third of the time, for larger markets.")
  private boolean rivalsOnly;

  @Option(names = "--final", description = "Use a final world; is written down.")
  private boolean isFinal;

  /// Sizes that five seeds take about ten minutes with, on two cores.
  static final class Sizes implements IDefaultValueProvider {
    private static final Map<String, String> SIZES =
        Map.of(
            "--world", "context",
            "--items", "1500",
            "--log-shoppers", "1200",
            "--log-days", "25",
            "--asked", "40",
            "--shoppers", "600",
            "--days", "4");

    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
      return arg instanceof OptionSpec option ? SIZES.get(option.longestName()) : null;
    }
  }

  /// Behind DNN: it is as good as DIN on logs of this size and trained five times as fast.
  private RerankStudy.Rivals rivals(List<String> before) {
    ArmmtConfig armmt = ArmmtConfig.DEFAULT;
    return new RerankStudy.Rivals(
        new Armmt(armmt),
        new Prm(PrmConfig.DEFAULT.withInputs(armmt.inputs().withVectors())),
        "dnn",
        before,
        !rivalsOnly);
  }

  @Override
  public Integer call() throws IOException {
    Path shop = shopStudy.shop();
    if (shop != null) {
      return shopStudy.run(spec, shop, "armmt", seeds, isFinal, output);
    }
    return options.run(
        spec,
        seeds,
        isFinal,
        (plan, work, provenance, progress) -> {
          String world = plan.world().name();
          if (curve) {
            StudyReport.Curve found =
                StudyReport.Curve.run(
                    new RerankCurve(plan, rivals(List.of("text", "picture")), work),
                    provenance,
                    progress);
            String name = ReportOutput.name("ablate-armmt-curve", world);
            found
                .plots()
                .forEach(
                    (metric, plot) ->
                        ReportWriter.write(
                            plot,
                            reports.folder().resolve(ReportOutput.name(name, metric) + ".svg")));
            return reports.print(spec, output, found.study(), name);
          }
          RerankStudy study =
              new RerankStudy(
                  plan, rivals(List.of("text", "picture", "dssm", "itemcf", "mlp")), work);
          return reports.print(
              spec,
              output,
              StudyReport.run(study, "prm", provenance, progress),
              ReportOutput.name("ablate-armmt", world));
        });
  }
}
