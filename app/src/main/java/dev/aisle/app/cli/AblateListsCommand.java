package dev.aisle.app.cli;

import dev.aisle.app.lists.ListAblation;
import dev.aisle.app.lists.ListConfig;
import dev.aisle.app.lists.ListData;
import dev.aisle.app.lists.ListReport;
import dev.aisle.app.lists.ListRow;
import dev.aisle.app.lists.ListRows;
import dev.aisle.app.lists.ListSets;
import dev.aisle.app.sequences.Outcome;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle ablate lists`: ARMMT and other re-rankers on public lists.
@Command(
    name = "lists",
    mixinStandardHelpOptions = true,
    description = {
      "Trains ARMMT on lists of a public data set and measures it beside the order in which the",
      "lists come in, PRM, SetRank's attention and plain concatenation of texts and pictures: the",
      "same inputs, settings and number of parameters."
    })
final class AblateListsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();
  @Mixin private ReportOutput reports = new ReportOutput();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description =
          "The folder xmarket-t1, amazon-games or fashion-products; see docs/models/armmt-real.md.")
  private Path data = Path.of(".");

  @Option(names = "--seeds", defaultValue = "5", description = "Default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--epochs",
      description = "At most so many, of all networks. Default: the settings'.")
  private int epochs;

  @Option(names = "--rate", description = "Of Adam, of all networks. Default: the settings'.")
  private double rate;

  @Option(names = "--ablations", description = "ARMMT without each of its parts, too.")
  private boolean ablations;

  @Option(
      names = "--rankers",
      split = ",",
      description =
          "Only these networks, such as armmt,prm; the first is compared with the others.")
  private List<String> rankers = List.of();

  @Override
  public Integer call() throws IOException {
    if (seeds < 1 || seeds > 100) {
      throw new InvalidInputException("--seeds", "is " + seeds, "Give 1 to 100.");
    }
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    Instant began = Instant.now();
    List<Figure> figures = new ArrayList<>();
    boolean alarmed = false;
    try (Scratch scratch = Scratch.make("ablate")) {
      for (ListData set : ListSets.read(data, scratch.path())) {
        ListData lists = set.with(config(set.config()));
        err.printf(
            "%5d s  %s: %,d lists to learn from%n",
            seconds(began), lists.name(), lists.training().size());
        List<ListRow> rows = ListRows.of(lists, ablations, rankers);
        Outcome outcome =
            new ListAblation(lists, rows, seeds)
                .run(
                    scratch.path(),
                    (ranker, seed, validation, main) -> {
                      err.printf(
                          "%5d s  %s, %s, seed %d: validation %.4f, test %.4f%n",
                          seconds(began), lists.name(), ranker, seed, validation, main);
                      err.flush();
                    });
        figures.addAll(outcome.figures());
        alarmed |=
            reports.write(
                ListReport.of(
                    lists,
                    rows,
                    outcome,
                    ReportOutput.provenance(spec, outcome.seeds(), null, lists.hash())),
                ReportOutput.name("ablate-lists", lists.name()),
                output.json() ? err : out);
      }
    }
    output.print(out, figures);
    return alarmed ? Main.FAILED : 0;
  }

  private ListConfig config(ListConfig own) {
    ListConfig config = own;
    if (epochs < 0 || !(rate >= 0 && rate < 1)) {
      throw new InvalidInputException(
          "--epochs, --rate", "are " + epochs + " and " + rate, "Give numbers above 0.");
    }
    config = epochs > 0 ? config.withEpochs(epochs) : config;
    return rate > 0 ? config.withRate(rate) : config;
  }

  private static long seconds(Instant began) {
    return Duration.between(began, Instant.now()).toSeconds();
  }
}
