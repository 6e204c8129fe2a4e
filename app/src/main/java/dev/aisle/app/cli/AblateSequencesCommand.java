package dev.aisle.app.cli;

import dev.aisle.app.sequences.AmazonGames;
import dev.aisle.app.sequences.AmazonGrocery;
import dev.aisle.app.sequences.Benchmark;
import dev.aisle.app.sequences.Contestant;
import dev.aisle.app.sequences.Outcome;
import dev.aisle.app.sequences.SequenceAblation;
import dev.aisle.app.sequences.SequenceConfig;
import dev.aisle.app.sequences.SequenceReport;
import dev.aisle.app.wiring.Scratch;
import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `aisle ablate sequences`: target attention on public sequences of what people took.
@Command(
    name = "sequences",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the sequence ranker DIN with and without its parts on a public data set, and measures",
      "it beside random order, popularity and ItemCF, by the protocols that the set came with.",
      "Models learn from steps before the last two of each sequence: the last is the test's, the one",
      "before it is for validation. Popularity and ItemCF count that one too."
    })
final class AblateSequencesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FigureOutput output = new FigureOutput();
  @Mixin private ReportOutput reports = new ReportOutput();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder amazon-games or amazon-grocery; see docs/models/din-real.md.")
  private Path data = Path.of(".");

  @Option(names = "--seeds", defaultValue = "5", description = "Default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--rankers",
      split = ",",
      description = "Only these models, such as din,dnn. Rankers without a model always run.")
  private List<String> rankers = List.of();

  @Override
  public Integer call() throws IOException {
    if (seeds < 1 || seeds > 100) {
      throw new InvalidInputException("--seeds", "is " + seeds, "Give 1 to 100.");
    }
    PrintWriter err = spec.commandLine().getErr();
    Benchmark benchmark = benchmark();
    List<Contestant> contestants = chosen();
    Outcome outcome;
    try (Scratch scratch = Scratch.make("ablate")) {
      SequenceAblation ablation = new SequenceAblation(benchmark, contestants, seeds);
      outcome = ablation.run(scratch.path(), new Lines(err));
    }
    PrintWriter out = spec.commandLine().getOut();
    output.print(out, outcome.figures());
    boolean alarmed =
        reports.write(
            SequenceReport.of(
                benchmark,
                outcome,
                ReportOutput.provenance(spec, outcome.seeds(), null, benchmark.sequences().hash())),
            ReportOutput.name("ablate-sequences", benchmark.sequences().name()),
            output.json() ? err : out);
    return alarmed ? Main.FAILED : 0;
  }

  private Benchmark benchmark() throws IOException {
    if (Files.isDirectory(data.resolve("Games-6k"))) {
      return AmazonGames.read(data);
    }
    if (Files.isRegularFile(data.resolve("train.csv.gz"))) {
      return AmazonGrocery.read(data);
    }
    throw new InvalidInputException(
        "--data",
        data + " is neither of the known data sets",
        "Give the folder that has Games-6k/Games-6k.test.inter.gz, or train.csv.gz and"
            + " item_meta.csv.gz.");
  }

  private List<Contestant> chosen() {
    List<Contestant> all = Contestant.all(SequenceConfig.DEFAULTS);
    List<String> models =
        all.stream().filter(Contestant.Model.class::isInstance).map(Contestant::label).toList();
    for (String name : rankers) {
      if (!models.contains(name)) {
        throw new InvalidInputException(
            "--rankers", "has " + name, "Give some of " + String.join(",", models) + ".");
      }
    }
    return all.stream()
        .filter(
            contestant ->
                rankers.isEmpty()
                    || contestant instanceof Contestant.Plain
                    || rankers.contains(contestant.label()))
        .toList();
  }

  /// A line for each model that is measured.
  private static final class Lines implements SequenceAblation.Listener {
    private final PrintWriter out;
    private final Instant began = Instant.now();

    Lines(PrintWriter out) {
      this.out = out;
    }

    @Override
    public TrainingJob.Watch begins(String ranker, long seed) {
      return TrainingJob.Watch.NONE;
    }

    @Override
    public void measured(String ranker, long seed, double validation, double main) {
      out.printf(
          "%5d s  %s, seed %d: validation %.4f, test %.4f%n",
          Duration.between(began, Instant.now()).toSeconds(), ranker, seed, validation, main);
      out.flush();
    }
  }
}
