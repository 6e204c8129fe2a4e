package dev.aisle.learning.models;

import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.features.FeatureBatch;
import java.util.List;

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

  /// What the score of a row is made of, largest part first; empty where the model cannot say.
  default List<Explanation> explain(FeatureBatch batch, int row) {
    return List.of();
  }
}
