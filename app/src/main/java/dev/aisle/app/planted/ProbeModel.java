package dev.aisle.app.planted;

import dev.aisle.learning.nn.Linear;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A logistic regression on the features alone: what can be read off them.
final class ProbeModel implements PlantedModel {
  private final Parameters parameters;
  private final Linear score;

  /// @param features F
  /// @param seed of the initial parameters
  ProbeModel(int features, long seed) {
    parameters = new Parameters(Type.FLOAT, new SplittableRandom(seed));
    score = new Linear(parameters.in("score"), features, 1);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Tensor logits(PlantedBatch batch, @Nullable Noise noise) {
    return score.apply(batch.featureTensor()).squeeze(-1);
  }
}
