package dev.aisle.learning.inputs;

import dev.aisle.learning.tensor.Tensor;
import java.util.List;

/// What networks begin with: candidates and histories as vectors.
///
/// @param features `[P, C, F]`, of which the first D are a candidate's key
/// @param mask `[P, C]`, BOOL, true where a candidate is no padding
/// @param histories each `[P, L, D]`, in the space of the keys
/// @param historyMasks each `[P, L]`, BOOL, true where an entry is no padding
public record Embedded(
    Tensor features, Tensor mask, List<Tensor> histories, List<Tensor> historyMasks) {
  public Embedded {
    histories = List.copyOf(histories);
    historyMasks = List.copyOf(historyMasks);
  }

  /// `[P, C, D]`.
  public Tensor keys() {
    return features.narrow(2, 0, histories.getFirst().size(2));
  }
}
