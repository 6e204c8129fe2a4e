package dev.aisle.learning.models.dssm;

import dev.aisle.learning.encoders.TokenBag;
import java.util.List;

/// What one step learns from: B queries, and the M distinct items that the batch has drawn, which
/// every query is compared with.
final class DssmBatch {
  private final List<TokenBag> queries;
  private final List<TokenBag> items;
  private final int[] answers;
  private final float[] weights;
  private final float[] corrections;

  /// @param queries B
  /// @param items M
  /// @param answers `[B]`, the item that answers each query, in `[0, M)`
  /// @param weights `[B]`
  /// @param corrections `[B, M]`, added to the logits; see [DssmLoss#correction]
  DssmBatch(
      List<TokenBag> queries,
      List<TokenBag> items,
      int[] answers,
      float[] weights,
      float[] corrections) {
    this.queries = List.copyOf(queries);
    this.items = List.copyOf(items);
    this.answers = answers;
    this.weights = weights;
    this.corrections = corrections;
  }

  List<TokenBag> queries() {
    return queries;
  }

  List<TokenBag> items() {
    return items;
  }

  int[] answers() {
    return answers;
  }

  float[] weights() {
    return weights;
  }

  float[] corrections() {
    return corrections;
  }
}
