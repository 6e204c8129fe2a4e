package dev.aisle.core.state;

import java.time.Duration;
import java.time.Instant;

/// A count that halves with every [#HALF_LIFE], so that it says what is popular now. Counting is
/// independent of the order in which events arrive, up to rounding.
///
/// @param value the count as of `asOf`
/// @param asOf time of the latest event that was counted
public record DecayedCount(double value, Instant asOf) {
  /// After this time, an event counts half.
  public static final Duration HALF_LIFE = Duration.ofDays(7);

  /// Nothing was counted.
  public static final DecayedCount NONE = new DecayedCount(0, Instant.EPOCH);

  /// One more at a time.
  public DecayedCount plus(Instant time) {
    if (value == 0) {
      return new DecayedCount(1, time);
    }
    return time.isBefore(asOf)
        ? new DecayedCount(value + decay(time, asOf), asOf)
        : new DecayedCount(value * decay(asOf, time) + 1, time);
  }

  /// The count at a time; before `asOf` it is the count as of then.
  public double at(Instant time) {
    return time.isAfter(asOf) ? value * decay(asOf, time) : value;
  }

  private static double decay(Instant from, Instant to) {
    double halfLives = (to.toEpochMilli() - from.toEpochMilli()) / (double) HALF_LIFE.toMillis();
    return StrictMath.pow(0.5, halfLives);
  }
}
