package dev.aisle.learning.training;

import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import java.util.random.RandomGenerator;

/// Draws random numbers wherever a model may: while a batch is made, and in the loss.
class NoisyLearner extends ClickLearner {
  NoisyLearner(long seed, int examples, int catalogue) {
    super(seed, examples, catalogue);
  }

  @Override
  public Batch batch(int[] examples, RandomGenerator random) {
    Batch batch = super.batch(examples, random);
    for (int i = 0; i < batch.x.length; i++) {
      batch.x[i] += (float) (0.1 * random.nextGaussian());
    }
    return batch;
  }

  @Override
  public Loss loss(Batch batch, Noise noise) {
    int size = batch.size();
    Tensor fromItems = appeal.lookup(batch.items, size).reshape(size);
    Tensor fromX = x(batch).dropout(0.2, noise).linear(weights, null).reshape(size);
    return Loss.of(fromItems.plus(fromX).logLoss(Tensor.of(batch.clicks, size)).mean());
  }
}
