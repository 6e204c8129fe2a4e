package dev.aisle.learning.models.dpp;

import java.util.List;

/// Settings of the greedy determinantal point process.
///
/// @param settings values of theta among which validation pages choose, see
///     [dev.aisle.learning.diversity.TradeOff]
/// @param tolerance the share of the best NDCG@10 that may be given up for variety
/// @param head items that are picked at most; those behind keep their order
public record DppConfig(List<Double> settings, double tolerance, int head) {
  /// What is used where nothing is said.
  public static final DppConfig DEFAULT =
      new DppConfig(List.of(0.99, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5, 0.3, 0.1), 0.01, 50);

  public DppConfig {
    settings = List.copyOf(settings);
    if (settings.isEmpty()) {
      throw new IllegalArgumentException("settings is empty but must have at least one value");
    }
    settings.forEach(Dpp::new);
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance is " + tolerance + " but must be in [0, 1)");
    }
    if (head < 1) {
      throw new IllegalArgumentException("head is " + head + " but must be at least 1");
    }
  }
}
