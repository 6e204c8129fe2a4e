package dev.aisle.core.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// An estimate with its 95 % interval over groups (shoppers, queries), never over single exposures:
/// those of one shopper are alike, and an interval that ignored it would be too narrow.
///
/// [#ofMean] and [#of] are percentile bootstraps that draw whole groups again, with replacement;
/// [#ofError] takes a standard error that somebody worked out by group; [#ofShare] is for counts.
///
/// @param value the statistic of all groups
/// @param low lower end; of a bootstrap the 2.5th percentile over [#RESAMPLES] draws
/// @param high upper end; of a bootstrap the 97.5th percentile
/// @param groups groups behind it
public record Interval(double value, double low, double high, int groups) {
  /// Draws.
  public static final int RESAMPLES = 1_000;

  /// The 97.5th percentile of the standard normal distribution.
  private static final double Z = 1.959963984540054;

  /// The mean of one value per group; NaN values (where the metric is undefined for the group) are
  /// left out. To compare two systems pass the differences per group: a paired interval is much
  /// narrower than two separate ones.
  public static Interval ofMean(double[] perGroup, long seed) {
    double[] defined = Arrays.stream(perGroup).filter(v -> !Double.isNaN(v)).toArray();
    int n = defined.length;
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[n == 0 ? 0 : RESAMPLES];
    for (int draw = 0; draw < means.length; draw++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += defined[random.nextInt(n)];
      }
      means[draw] = sum / n;
    }
    return of(Arrays.stream(defined).average().orElse(Double.NaN), means, n);
  }

  /// Any statistic of groups: a pooled AUC, a ratio of sums. Draws for which it is NaN are left
  /// out.
  public static <G> Interval of(List<G> groups, ToDoubleFunction<List<G>> statistic, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[groups.isEmpty() ? 0 : RESAMPLES];
    for (int draw = 0; draw < values.length; draw++) {
      List<G> drawn = new ArrayList<>(groups.size());
      for (int i = 0; i < groups.size(); i++) {
        drawn.add(groups.get(random.nextInt(groups.size())));
      }
      values[draw] = statistic.applyAsDouble(drawn);
    }
    return of(statistic.applyAsDouble(groups), values, groups.size());
  }

  /// `value ± 1.96 · error`, for an estimate that is close to normal.
  ///
  /// @param error its standard error, by group
  public static Interval ofError(double value, double error, int groups) {
    return new Interval(value, value - Z * error, value + Z * error, groups);
  }

  /// The share of trials that succeeded with Wilson's interval (1927), which stays inside `[0, 1]`
  /// and holds for few successes too. NaN without a trial.
  public static Interval ofShare(int successes, int trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
    }
    double share = (double) successes / trials;
    double weight = Z * Z / trials;
    double centre = (share + weight / 2) / (1 + weight);
    double half = Math.sqrt(share * (1 - share) * weight + weight * weight / 4) / (1 + weight);
    return new Interval(
        share, Math.min(share, centre - half), Math.max(share, centre + half), trials);
  }

  private static Interval of(double value, double[] draws, int groups) {
    double[] sorted = Arrays.stream(draws).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return new Interval(value, percentile(sorted, 0.025), percentile(sorted, 0.975), groups);
  }

  /// Linear between the two nearest order statistics.
  private static double percentile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /// Whether the interval holds only values above 0: for paired differences, that the first system
  /// is better.
  public boolean aboveZero() {
    return low > 0;
  }
}
