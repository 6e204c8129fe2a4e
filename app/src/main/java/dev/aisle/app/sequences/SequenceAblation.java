package dev.aisle.app.sequences;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Rankers of sequences with and without their parts, measured by the protocols of a [Benchmark].
public final class SequenceAblation {
  private final Benchmark benchmark;
  private final List<Contestant> contestants;
  private final List<Long> seeds;
  private final Map<Integer, Learned> learned = new LinkedHashMap<>();

  /// Follows an ablation.
  public interface Listener {
    /// Told before a ranker is trained.
    TrainingJob.Watch begins(String ranker, long seed);

    /// Told when it is measured.
    void measured(String ranker, long seed, double validation, double main);
  }

  /// @param contestants the one first that the others are compared with
  /// @param seeds how many times each model is trained
  public SequenceAblation(Benchmark benchmark, List<Contestant> contestants, int seeds) {
    this.benchmark = benchmark;
    this.contestants = List.copyOf(contestants);
    this.seeds = LongStream.rangeClosed(1, seeds).boxed().toList();
  }

  /// Trains and measures all.
  ///
  /// @param folder of the trainings' curves
  public Outcome run(Path folder, Listener listener) throws IOException {
    Outcome.Tally tally = new Outcome.Tally(benchmark.tasks(), seeds);
    for (Contestant contestant : contestants) {
      switch (contestant) {
        case Contestant.Plain plain -> tally.measure(plain, scorer(plain));
        case Contestant.Model model -> {
          for (long seed : seeds) {
            train(model, seed, folder, listener, tally);
          }
        }
      }
    }
    String name = "sequences/" + benchmark.sequences().name();
    return tally.outcome(name, Figure.Source.REAL, contestants);
  }

  private SequenceScorer scorer(Contestant.Plain plain) {
    return switch (plain) {
      case RANDOM -> Baselines.random(Outcome.INTERVALS);
      case POPULARITY -> Baselines.popularity(learned(1).covisitation());
      case ITEM_CF -> Baselines.itemCf(learned(1).covisitation());
    };
  }

  private void train(
      Contestant.Model model, long seed, Path folder, Listener listener, Outcome.Tally tally)
      throws IOException {
    // Of what was learned from, nothing can be validated.
    @Nullable Task validation = model.kept() < 2 ? null : benchmark.validation();
    Path own = folder.resolve(model.label() + "-" + seed);
    TrainingJob.Watch watch = listener.begins(model.label(), seed);
    try (var ranker =
        new SequenceRanker(
            model.config(), benchmark.sequences(), learned(model.kept()), validation, seed)) {
      double metric = ranker.train(new TrainingRun(model.label(), seed, own, false, watch));
      tally.validated(model, metric);
      listener.measured(model.label(), seed, metric, tally.measure(model, ranker));
    }
  }

  private Learned learned(int kept) {
    return learned.computeIfAbsent(kept, steps -> new Learned(benchmark.sequences(), steps));
  }
}
