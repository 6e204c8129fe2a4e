package dev.aisle.learning.models;

import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Gain;
import dev.aisle.core.features.FeatureBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /// What the first page is expected to bring in the order that came in, which is that of the rows,
  /// and in the order of the scores. It is read off the scores, so that the list is run through the
  /// model once; null where they do not say what they are worth.
  ///
  /// @param scores `[N]` what [#score] returned
  /// @param places of the first page, which the candidates may not fill
  default @Nullable Gain gain(float[] scores, int places) {
    return null;
  }

  /// What the score of a row is made of, largest part first; empty where the model cannot say. A
  /// model that looks at the whole list says by [LeftOut] what each of its parts did to the row.
  ///
  /// @param batch the whole list, as [#score] saw it
  /// @param upstream `[N]` the scores that it saw
  default List<Explanation> explain(FeatureBatch batch, float[] upstream, int row) {
    return List.of();
  }
}
