package dev.aisle.learning.models.prm;

import dev.aisle.core.features.FeatureBatch;
import dev.aisle.learning.inputs.InputArrays;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.ranking.PositionTower;
import dev.aisle.learning.reranking.PageGain;
import dev.aisle.learning.reranking.RankedPage;
import java.util.List;

/// The exposed items of whole pages, in the Java heap.
final class PrmBatch {
  final InputArrays inputs;

  /// `[P · C]`, standardised within each page.
  final float[] upstream;

  /// `[P · C]` rows of ranks, 0 for padding.
  final int[] ranks;

  /// `[P · C]`: what was gained with each item; adds up to 1 on each page.
  final float[] gains;

  /// `[P · C]` rows of the position tower.
  final int[] places;

  private PrmBatch(InputArrays inputs) {
    this.inputs = inputs;
    int slots = inputs.there().length;
    upstream = new float[slots];
    ranks = new int[slots];
    gains = new float[slots];
    places = new int[slots];
  }

  /// @param orderGain clicks that an order counts for beside its own
  static PrmBatch of(Inputs inputs, List<RankedPage> pages, double orderGain) {
    List<FeatureBatch> features = pages.stream().map(page -> page.page().features()).toList();
    int[] counts = pages.stream().mapToInt(page -> page.page().exposed()).toArray();
    PrmBatch batch = new PrmBatch(inputs.arrays(features, counts));
    for (int p = 0; p < counts.length; p++) {
      batch.put(pages.get(p), p * batch.inputs.candidates(), orderGain);
    }
    return batch;
  }

  private void put(RankedPage ranked, int at, double orderGain) {
    int n = ranked.page().exposed();
    System.arraycopy(ranked.incoming().scores(), 0, upstream, at, n);
    System.arraycopy(ranked.incoming().ranks(), 0, ranks, at, n);
    double sum = 0;
    for (int row = 0; row < n; row++) {
      gains[at + row] = (float) PageGain.of(ranked.page(), row, orderGain);
      sum += gains[at + row];
      places[at + row] = PositionTower.row(ranked.page(), row);
    }
    for (int row = 0; sum > 0 && row < n; row++) {
      gains[at + row] /= (float) sum;
    }
  }
}
