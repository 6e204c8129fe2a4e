package dev.aisle.core.state;

import dev.aisle.core.events.Interaction;
import java.util.stream.IntStream;

/// What happened with an item in one scene.
///
/// @param exposures how often it was shown
/// @param weightedExposures exposures weighted by `1 / log2(1 + position)`, the discount of DCG, a
///     simple stand-in for how likely the place was looked at
/// @param counts what shoppers did with it
public record SceneStatistics(long exposures, double weightedExposures, Counts counts) {
  /// Nothing happened.
  public static final SceneStatistics NONE = new SceneStatistics(0, 0, Counts.NONE);

  private static final double[] FIRST_WEIGHTS =
      IntStream.range(0, 256).mapToDouble(SceneStatistics::weight).toArray();

  SceneStatistics shownAt(int position) {
    double weight = position < FIRST_WEIGHTS.length ? FIRST_WEIGHTS[position] : weight(position);
    return new SceneStatistics(exposures + 1, weightedExposures + weight, counts);
  }

  private static double weight(int position) {
    return StrictMath.log(2) / StrictMath.log1p(position);
  }

  SceneStatistics plus(Interaction.Kind kind) {
    return new SceneStatistics(exposures, weightedExposures, counts.plus(kind));
  }

  /// The sum of both.
  public SceneStatistics plus(SceneStatistics other) {
    return new SceneStatistics(
        exposures + other.exposures,
        weightedExposures + other.weightedExposures,
        counts.plus(other.counts));
  }
}
