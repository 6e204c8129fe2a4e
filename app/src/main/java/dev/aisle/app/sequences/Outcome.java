package dev.aisle.app.sequences;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What rankers came to by some protocols.
///
/// A value is the mean over seeds of an ask's measure, then over asks; its interval is a bootstrap
/// over shoppers of the former. Two rankers are compared shopper by shopper.
///
/// @param name what figures' names begin with: `sequences/amazon-games`
/// @param source whether people chose the targets
/// @param tasks the protocols, the main one first
/// @param rankers the one first that the others are compared with
/// @param values by task, ranker and measure, what each ask came to, the mean over seeds
/// @param validations by ranker, the validation metric of each seed
public record Outcome(
    String name,
    Figure.Source source,
    List<Task> tasks,
    List<Ranked> rankers,
    List<Long> seeds,
    Map<String, double[]> values,
    Map<String, List<Double>> validations) {
  static final long INTERVALS = 1;

  public Outcome {
    tasks = List.copyOf(tasks);
    rankers = List.copyOf(rankers);
    seeds = List.copyOf(seeds);
    values = Map.copyOf(values);
    validations = Map.copyOf(validations);
  }

  /// Adds up an outcome while rankers are measured.
  public static final class Tally {
    private final List<Task> tasks;
    private final List<Long> seeds;
    private final Map<String, double[]> sums = new LinkedHashMap<>();
    private final Map<String, List<Double>> validations = new LinkedHashMap<>();

    /// @param seeds of the trainings
    public Tally(List<Task> tasks, List<Long> seeds) {
      this.tasks = tasks;
      this.seeds = seeds;
    }

    /// Measures a ranker: once for each seed where it is trained, else once.
    ///
    /// @return the mean of the first task's first measure
    public double measure(Ranked ranker, SequenceScorer scorer) {
      double weight = ranker.isTrained() ? 1.0 / seeds.size() : 1;
      double main = Double.NaN;
      for (Task task : tasks) {
        List<Standing> standings = task.standings(scorer);
        for (Measure measure : task.measures()) {
          double[] values = Task.values(standings, measure);
          double[] sum =
              sums.computeIfAbsent(key(task, measure, ranker), _ -> new double[values.length]);
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

    /// Notes what a training validated.
    public void validated(Ranked ranker, double metric) {
      validations.computeIfAbsent(ranker.label(), _ -> new ArrayList<>()).add(metric);
    }

    /// All that was measured.
    public Outcome outcome(String name, Figure.Source source, List<? extends Ranked> rankers) {
      return new Outcome(name, source, tasks, List.copyOf(rankers), seeds, sums, validations);
    }
  }

  private static String key(Task task, Measure measure, Ranked ranker) {
    return task.name() + "/" + ranker.label() + "/" + measure.label();
  }

  /// One per ask, the mean over seeds.
  double[] of(Task task, Measure measure, Ranked ranker) {
    return Objects.requireNonNull(values.get(key(task, measure, ranker)));
  }

  /// A ranker's figure, `<name>/<task>/<ranker>/<measure>`.
  public Figure figure(Task task, Measure measure, Ranked ranker) {
    return new Figure(
        name(task, ranker.label(), measure),
        Interval.ofMean(of(task, measure, ranker), INTERVALS),
        "",
        source,
        ranker.isTrained() ? seeds.size() : 1);
  }

  /// What one ranker has more than another, shopper by shopper.
  public Interval difference(Task task, Measure measure, Ranked more, Ranked less) {
    double[] one = of(task, measure, more);
    double[] other = of(task, measure, less);
    double[] difference = new double[one.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return Interval.ofMean(difference, INTERVALS);
  }

  private String name(Task task, String ranker, Measure measure) {
    return String.join("/", name, task.name(), ranker, measure.label());
  }

  /// All figures: values, and what the first ranker has more than each other one.
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    Ranked first = rankers.getFirst();
    for (Task task : tasks) {
      for (Ranked ranker : rankers) {
        for (Measure measure : task.measures()) {
          figures.add(figure(task, measure, ranker));
        }
      }
      Measure main = task.measures().getFirst();
      for (Ranked ranker : rankers.subList(1, rankers.size())) {
        figures.add(
            new Figure(
                name(task, first.label() + "-over-" + ranker.label(), main),
                difference(task, main, first, ranker),
                "",
                source,
                seeds.size()));
      }
    }
    return figures;
  }
}
