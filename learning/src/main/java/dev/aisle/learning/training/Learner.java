package dev.aisle.learning.training;

import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import java.util.Collections;
import java.util.SequencedMap;

/// What a model tells the loop: only what differs from model to model. See [TrainingLoop].
///
/// Everything it knows must follow from the data and the seed, and what changes from step to step
/// must be in its [#parameters]: of nothing else does a checkpoint know.
///
/// @param <B> a batch, in the Java heap
public interface Learner<B> {
  /// What is trained; the same object whenever it is asked.
  Parameters parameters();

  /// What it learns from.
  BatchSource<B> batches();

  /// The loss of a batch. The loop has opened a scope that records, and calls backward.
  ///
  /// @param noise of this step, for dropout and the like
  Loss loss(B batch, Noise noise);

  /// The name of what [#validate] returns: `gauc`.
  String metric();

  /// How good the parameters are now on the validation pages; higher is better. No scope is open:
  /// open one for each page, for inference. NaN where there is nothing to validate on; the last
  /// parameters are then the best.
  double validate();

  /// The numbers that a batch brings in, by column, each with the same number of values for every
  /// row. Asked only when a loss is not finite, to name the column that is not.
  default SequencedMap<String, float[]> columns(B batch) {
    return Collections.emptyNavigableMap();
  }
}
