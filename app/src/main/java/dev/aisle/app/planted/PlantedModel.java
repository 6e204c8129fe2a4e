package dev.aisle.app.planted;

import dev.aisle.learning.models.armmt.ArmmtLoss;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.training.Loss;
import org.jspecify.annotations.Nullable;

/// Something that can be trained on planted lists and score them. Owns native memory; close it.
interface PlantedModel extends AutoCloseable {
  /// What is trained.
  Parameters parameters();

  /// The scores `[P, C]`, in the open scope.
  ///
  /// @param noise of dropout, null when scoring
  Tensor logits(PlantedBatch batch, @Nullable Noise noise);

  /// What a step makes smaller: each label told by its row's score.
  default Loss loss(PlantedBatch batch, Noise noise) {
    return Loss.of(ArmmtLoss.main(logits(batch, noise), batch.labelTensors(), 0));
  }

  @Override
  default void close() {
    parameters().close();
  }
}
