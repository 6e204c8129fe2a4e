package dev.aisle.learning.models.mmr;

import java.util.List;

/// Settings of maximal marginal relevance.
///
/// @param settings values of lambda among which validation pages choose, see
///     [dev.aisle.learning.diversity.TradeOff]
/// @param tolerance the share of the best NDCG@10 that may be given up for variety
/// @param head items that are picked at most; those behind keep their order
public record MmrConfig(List<Double> settings, double tolerance, int head) {
  /// What is used where nothing is said.
  public static final MmrConfig DEFAULT =
      new MmrConfig(List.of(1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5, 0.4, 0.3), 0.01, 50);

  public MmrConfig {
    settings = List.copyOf(settings);
    if (settings.isEmpty()) {
      throw new IllegalArgumentException("settings is empty but must have at least one value");
    }
    settings.forEach(Mmr::new);
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance is " + tolerance + " but must be in [0, 1)");
    }
    if (head < 1) {
      throw new IllegalArgumentException("head is " + head + " but must be at least 1");
    }
  }
}
