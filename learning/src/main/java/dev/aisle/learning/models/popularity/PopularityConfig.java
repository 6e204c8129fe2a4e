package dev.aisle.learning.models.popularity;

import java.util.List;

/// Settings of popularity.
///
/// @param orderWeights how many clicks an order may count for; validation pages choose among these
///     and the click rate
public record PopularityConfig(List<Double> orderWeights) {
  /// What is used where nothing is said.
  public static final PopularityConfig DEFAULT =
      new PopularityConfig(List.of(0.0, 1.0, 3.0, 10.0, 30.0));

  public PopularityConfig {
    orderWeights = List.copyOf(orderWeights);
    for (double weight : orderWeights) {
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException("an order weighs " + weight + " but must be 0 or more");
      }
    }
  }
}
