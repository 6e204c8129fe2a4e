package dev.aisle.app.cli;

import dev.aisle.app.judged.JudgedQueries;
import dev.aisle.app.judged.RetrievalEvaluation;
import dev.aisle.app.judged.TrecFiles;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.evaluation.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle evaluate`: retrieval measured on judged queries.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures retrieval over the whole catalogue on judged queries.",
      "What nobody judged counts as irrelevant; intervals are over queries."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShopOption shopOption = new ShopOption();
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(
      names = "--judged",
      required = true,
      paramLabel = "FILE",
      description = "CSV with the columns query, docid, rating; or TREC qrels.")
  private Path judged = Path.of(".");

  @Option(
      names = "--topics",
      paramLabel = "FILE",
      description = "The texts of the queries of TREC qrels: id, tab, text.")
  private @Nullable Path topics;

  @Option(names = "--depth", defaultValue = "100", description = "Default ${DEFAULT-VALUE}.")
  private int depth;

  @Option(names = "--seed", defaultValue = "1", description = "Of the intervals. Default 1.")
  private long seed;

  @Option(names = "--run", paramLabel = "FILE", description = "Write the ranking as a TREC run.")
  private @Nullable Path run;

  @Override
  public Integer call() throws IOException {
    JudgedQueries queries = JudgedQueries.read(judged, topics);
    try (OpenShop open = shopOption.open()) {
      Figure.Source source =
          Files.exists(open.dir().resolve("market")) ? Figure.Source.SIMULATED : Figure.Source.REAL;
      RetrievalEvaluation evaluation =
          RetrievalEvaluation.run(open.index(), open.shop(), queries, source, depth, seed);
      if (run != null) {
        TrecFiles.writeRun(evaluation.run(), run);
      }
      output.print(spec.commandLine().getOut(), evaluation.figures());
    }
    return 0;
  }
}
