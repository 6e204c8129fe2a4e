package dev.aisle.app.cli;

import dev.aisle.app.judged.JudgedQueries;
import dev.aisle.app.judged.RetrievalEvaluation;
import dev.aisle.app.judged.TrecFiles;
import dev.aisle.app.ledger.Ledger;
import dev.aisle.app.ledger.LedgerFile;
import dev.aisle.app.wiring.OpenShop;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.market.MarketFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle evaluate`: the loss ledger, or retrieval measured on judged queries.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the loss ledger: what each stage of the cascade loses and gains of the items that",
      "shoppers of the log's last part clicked, and what it takes in time. With --judged instead",
      "measures retrieval over the whole catalogue on judged queries, where what nobody judged",
      "counts as irrelevant and intervals are over queries."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ShopOption shopOption = new ShopOption();
  @Mixin private FigureOutput output = new FigureOutput();

  @Option(
      names = "--judged",
      paramLabel = "FILE",
      description = "CSV with the columns query, docid, rating; or TREC qrels.")
  private @Nullable Path judged;

  @Option(
      names = "--requests",
      defaultValue = "500",
      description = "Logged requests that the ledger answers again. Default ${DEFAULT-VALUE}.")
  private int requests;

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
    if (requests < 1) {
      throw new InvalidInputException("--requests", "is " + requests, "Give at least 1.");
    }
    JudgedQueries queries = judged == null ? null : JudgedQueries.read(judged, topics);
    try (OpenShop open = shopOption.open()) {
      if (queries == null) {
        ledger(open);
      } else {
        judged(open, queries);
      }
    }
    return 0;
  }

  private void ledger(OpenShop open) throws IOException {
    Ledger ledger;
    try (Bar bar = new Bar("Answering logged requests again", requests, "requests")) {
      ledger =
          Ledger.measure(
              open.cascade(), open.shop().log(), requests, seed, done -> bar.at(done, requests));
    }
    LedgerFile.write(open.dir(), ledger, Instant.now());
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      output.print(out, ledger.figures(source(open)));
    } else {
      out.print(ledger.table());
      out.println(ledger.requests() + " requests; also in " + LedgerFile.of(open.dir()));
      out.flush();
    }
  }

  private void judged(OpenShop open, JudgedQueries queries) throws IOException {
    RetrievalEvaluation evaluation =
        RetrievalEvaluation.run(open.index(), open.shop(), queries, source(open), depth, seed);
    if (run != null) {
      TrecFiles.writeRun(evaluation.run(), run);
    }
    output.print(spec.commandLine().getOut(), evaluation.figures());
  }

  private static Figure.Source source(OpenShop open) {
    return MarketFolder.exists(open.dir()) ? Figure.Source.SIMULATED : Figure.Source.REAL;
  }
}
