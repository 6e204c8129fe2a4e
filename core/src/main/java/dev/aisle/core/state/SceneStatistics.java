package dev.aisle.core.state;

import dev.aisle.core.events.Interaction;

/// What happened with an item in one scene.
///
/// @param exposures how often it was shown
/// @param weightedExposures exposures weighted by `1 / log2(1 + position)`, the discount of DCG, a
///     simple stand-in for how likely the place was looked at
/// @param counts what shoppers did with it
public record SceneStatistics(long exposures, double weightedExposures, Counts counts) {
  /// Nothing happened.
  public static final SceneStatistics NONE = new SceneStatistics(0, 0, Counts.NONE);

  SceneStatistics shownAt(int position) {
    double weight = StrictMath.log(2) / StrictMath.log1p(position);
    return new SceneStatistics(exposures + 1, weightedExposures + weight, counts);
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
