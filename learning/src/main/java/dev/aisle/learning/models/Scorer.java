package dev.aisle.learning.models;

import dev.aisle.core.features.FeatureBatch;

/// A trained model as a function of features: the same one scores logged pages in evaluation and
/// candidates in service. Safe for use by several threads.
@FunctionalInterface
public interface Scorer {
  /// Scores the N candidates of one request, in one call.
  ///
  /// @param upstream `[N]` the scores that the stage before gave them, which are 0 where there was
  ///     none
  /// @return `[N]`, higher is better, comparable within the request
  float[] score(FeatureBatch batch, float[] upstream);
}
