package dev.aisle.learning.models.armmt;

import dev.aisle.learning.reranking.PageGain;
import dev.aisle.learning.reranking.RankedPage;
import dev.aisle.learning.training.PageMetrics;
import java.util.List;

/// What a place of the page adds to a score's logit, `[places]`; places behind the last are like
/// it.
final class PlaceEffects {
  private static final double WIDEST = 8;
  private static final int HALVINGS = 40;

  private PlaceEffects() {}

  /// What a list is expected to gain in an order, in clicks: `Σₖ g σ(sₖ + placeₖ)`.
  ///
  /// @param scores in the order of the places
  /// @param most what can be gained with an item
  static double gain(float[] places, float[] scores, int many, double most) {
    double sum = 0;
    for (int place = 0; place < Math.min(many, scores.length); place++) {
      double effect = places[Math.min(place, places.length - 1)];
      sum += most / (1 + Math.exp(-(scores[place] + effect)));
    }
    return sum;
  }

  /// Moves all places alike, so that pages that the training did not learn from are expected to
  /// gain what they gained: a training ends where the order of lists is best, which says nothing of
  /// how high scores are. The order stays. Without a gain the places stay.
  ///
  /// @param places changed in place
  static void calibrate(
      float[] places, List<RankedPage> pages, PageMetrics.PageScorer scorer, double orderGain) {
    double gained = 0;
    for (RankedPage ranked : pages) {
      for (int row = 0; row < ranked.page().exposed(); row++) {
        gained += PageGain.of(ranked.page(), row, orderGain);
      }
    }
    if (gained == 0) {
      return;
    }
    double low = -WIDEST;
    double high = WIDEST;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double shift = (low + high) / 2;
      float[] moved = moved(places, shift);
      double expected = 0;
      for (RankedPage ranked : pages) {
        float[] scores = scorer.scores(ranked.page());
        expected += gain(moved, scores, ranked.page().exposed(), PageGain.most(orderGain));
      }
      if (expected < gained) {
        low = shift;
      } else {
        high = shift;
      }
    }
    System.arraycopy(moved(places, (low + high) / 2), 0, places, 0, places.length);
  }

  private static float[] moved(float[] places, double shift) {
    float[] moved = new float[places.length];
    for (int place = 0; place < moved.length; place++) {
      moved[place] = (float) (places[place] + shift);
    }
    return moved;
  }
}
