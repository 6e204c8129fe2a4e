package dev.aisle.learning.models.popularity;

import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.learning.models.Scorer;
import java.util.List;

/// `clicks · recentClicks + orders · recentOrders + rate · sceneClickRate`, where recent counts
/// halve every week. Reads the columns of those names of every shop.
///
/// @param clicks what a recent click counts
/// @param orders what a recent order counts
/// @param rate what the click rate of the scene counts
record PopularityScorer(double clicks, double orders, double rate) implements Scorer {
  static final String CLICKS = "recentClicks";
  static final String ORDERS = "recentOrders";
  static final String RATE = "sceneClickRate";

  @Override
  public float[] score(FeatureBatch batch, float[] upstream) {
    float[] logClicks = batch.numbers(CLICKS);
    float[] logOrders = batch.numbers(ORDERS);
    float[] rates = batch.numbers(RATE);
    float[] scores = new float[batch.size()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] =
          (float)
              (clicks * count(logClicks[row])
                  + orders * count(logOrders[row])
                  + rate * known(rates[row]));
    }
    return scores;
  }

  /// The columns of counts hold `ln(1 + count)`.
  private static double count(float logCount) {
    return Math.expm1(known(logCount));
  }

  private static double known(float value) {
    return Float.isNaN(value) ? 0 : value;
  }

  @Override
  public List<Explanation> explain(FeatureBatch batch, float[] upstream, int row) {
    return List.of(
        new Explanation(count(batch.numbers(CLICKS)[row]), "recent clicks, each counts " + clicks),
        new Explanation(count(batch.numbers(ORDERS)[row]), "recent orders, each counts " + orders),
        new Explanation(known(batch.numbers(RATE)[row]), "click rate, counts " + rate));
  }
}
