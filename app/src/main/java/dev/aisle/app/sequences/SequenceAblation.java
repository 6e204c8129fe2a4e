package dev.aisle.app.sequences;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Rankers of sequences with and without their parts, measured by the protocols of a [Benchmark].
///
/// A value is the mean over seeds of an ask's measure, then over asks; its interval is a bootstrap
/// over shoppers of the former. Two rankers are compared shopper by shopper.
public final class SequenceAblation {
  private static final long INTERVALS = 1;

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

  /// By ranker, then task and measure, what each ask came to, the mean over seeds.
  ///
  /// @param validations by ranker, the validation metric of each seed
  public record Outcome(
      Benchmark benchmark,
      List<Contestant> contestants,
      List<Long> seeds,
      Map<String, double[]> values,
      Map<String, List<Double>> validations) {
    public Outcome {
      contestants = List.copyOf(contestants);
      seeds = List.copyOf(seeds);
      values = Map.copyOf(values);
      validations = Map.copyOf(validations);
    }

    /// One per ask, the mean over seeds.
    double[] of(Task task, Measure measure, Contestant ranker) {
      return Objects.requireNonNull(values.get(key(task, measure, ranker)));
    }

    /// A ranker's figure, `sequences/<data>/<task>/<ranker>/<measure>`.
    Figure figure(Task task, Measure measure, Contestant ranker) {
      return new Figure(
          name(task, ranker.label(), measure),
          Interval.ofMean(of(task, measure, ranker), INTERVALS),
          "",
          Figure.Source.REAL,
          ranker instanceof Contestant.Model ? seeds.size() : 1);
    }

    /// What one ranker has more than another, shopper by shopper.
    Interval difference(Task task, Measure measure, Contestant more, Contestant less) {
      double[] one = of(task, measure, more);
      double[] other = of(task, measure, less);
      double[] difference = new double[one.length];
      for (int i = 0; i < difference.length; i++) {
        difference[i] = one[i] - other[i];
      }
      return Interval.ofMean(difference, INTERVALS);
    }

    private String name(Task task, String ranker, Measure measure) {
      return String.join(
          "/", "sequences", benchmark.sequences().name(), task.name(), ranker, measure.label());
    }

    /// All figures: values, and what the first ranker has more than each other one.
    public List<Figure> figures() {
      List<Figure> figures = new ArrayList<>();
      Contestant first = contestants.getFirst();
      for (Task task : benchmark.tasks()) {
        for (Contestant ranker : contestants) {
          for (Measure measure : task.measures()) {
            figures.add(figure(task, measure, ranker));
          }
        }
        Measure main = task.measures().getFirst();
        for (Contestant ranker : contestants.subList(1, contestants.size())) {
          figures.add(
              new Figure(
                  name(task, first.label() + "-over-" + ranker.label(), main),
                  difference(task, main, first, ranker),
                  "",
                  Figure.Source.REAL,
                  seeds.size()));
        }
      }
      return figures;
    }
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
    SequencedMap<String, double[]> sums = new LinkedHashMap<>();
    Map<String, List<Double>> validations = new LinkedHashMap<>();
    for (Contestant contestant : contestants) {
      switch (contestant) {
        case Contestant.Plain plain -> measure(plain, scorer(plain), 1, sums);
        case Contestant.Model model -> {
          List<Double> validated = new ArrayList<>();
          for (long seed : seeds) {
            validated.add(train(model, seed, folder, listener, sums));
          }
          validations.put(model.label(), validated);
        }
      }
    }
    return new Outcome(benchmark, contestants, seeds, sums, validations);
  }

  private SequenceScorer scorer(Contestant.Plain plain) {
    return switch (plain) {
      case RANDOM -> Baselines.random(INTERVALS);
      case POPULARITY -> Baselines.popularity(learned(1).covisitation());
      case ITEM_CF -> Baselines.itemCf(learned(1).covisitation());
    };
  }

  private double train(
      Contestant.Model model, long seed, Path folder, Listener listener, Map<String, double[]> sums)
      throws IOException {
    // Of what was learned from, nothing can be validated.
    @Nullable Task validation = model.kept() < 2 ? null : benchmark.validation();
    Path own = folder.resolve(model.label() + "-" + seed);
    TrainingJob.Watch watch = listener.begins(model.label(), seed);
    try (var ranker =
        new SequenceRanker(
            model.config(), benchmark.sequences(), learned(model.kept()), validation, seed)) {
      double metric = ranker.train(new TrainingRun(model.label(), seed, own, false, watch));
      double main = measure(model, ranker, 1.0 / seeds.size(), sums);
      listener.measured(model.label(), seed, metric, main);
      return metric;
    }
  }

  private Learned learned(int kept) {
    return learned.computeIfAbsent(kept, steps -> new Learned(benchmark.sequences(), steps));
  }

  /// Adds `weight` times each ask's measures; returns the mean of the first task's first.
  private double measure(
      Contestant contestant, SequenceScorer scorer, double weight, Map<String, double[]> sums) {
    double main = Double.NaN;
    for (Task task : benchmark.tasks()) {
      List<Standing> standings = task.standings(scorer);
      for (Measure measure : task.measures()) {
        double[] values = Task.values(standings, measure);
        double[] sum =
            sums.computeIfAbsent(key(task, measure, contestant), _ -> new double[values.length]);
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
          sum[i] += weight * values[i];
          mean += values[i] / values.length;
        }
        main = Double.isNaN(main) ? mean : main;
      }
    }
    return main;
  }

  private static String key(Task task, Measure measure, Contestant contestant) {
    return task.name() + "/" + contestant.label() + "/" + measure.label();
  }
}
