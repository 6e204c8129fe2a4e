package dev.aisle.learning.training;

import dev.aisle.learning.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a step makes smaller.
///
/// @param total a scalar, the mean over the batch
/// @param terms of how many terms `total` is the mean: by it the parts of a batch that several
///     workers share are weighted. 0 stands for the number of examples
/// @param parts scalars that the curve shows beside the total, by name, in order
public record Loss(Tensor total, double terms, SequencedMap<String, Tensor> parts) {
  public Loss {
    if (!(terms >= 0)) {
      throw new IllegalArgumentException("a loss of " + terms + " terms");
    }
    parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
  }

  /// A loss without parts, the mean over the examples of the batch.
  public static Loss of(Tensor total) {
    return new Loss(total, 0, Collections.emptyNavigableMap());
  }

  /// This loss as the mean of so many terms: of clicks, rows, pairs.
  public Loss over(double count) {
    return new Loss(total, count, parts);
  }

  /// This loss with one more part for the curve. It does not change the total.
  public Loss with(String name, Tensor part) {
    SequencedMap<String, Tensor> more = new LinkedHashMap<>(parts);
    more.put(name, part);
    return new Loss(total, terms, more);
  }

  /// This loss with another task's, of some weight, which the curve shows as well.
  public Loss plus(String name, Tensor task, double weight) {
    return new Loss(total.plus(task.times(weight)), terms, parts).with(name, task);
  }
}
