package dev.aisle.learning.training;

import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A small real model on made-up clicks: `logit = appeal of the item + w · x`, the appeal being a
/// row of a table. Item 0 is padding and never shown.
class ClickLearner
    implements Learner<ClickLearner.Batch>, BatchSource<ClickLearner.Batch>, AutoCloseable {
  static final int WIDTH = 3;

  final Parameters parameters;
  final EmbeddingTable appeal;
  final Tensor weights;
  final int[] items;
  final float[] x;
  final float[] clicks;

  /// Arrays of a batch: items `[B]`, x `[B, 3]`, clicks `[B]`.
  static final class Batch {
    final int[] items;
    final float[] x;
    final float[] clicks;

    Batch(int[] items, float[] x, float[] clicks) {
      this.items = items;
      this.x = x;
      this.clicks = clicks;
    }

    int size() {
      return items.length;
    }
  }

  ClickLearner(long seed, int examples, int catalogue) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] truth = random.doubles(catalogue, -1.5, 1.5).toArray();
    items = new int[examples];
    x = new float[examples * WIDTH];
    clicks = new float[examples];
    for (int i = 0; i < examples; i++) {
      items[i] = 1 + random.nextInt(catalogue - 1);
      double logit = truth[items[i]];
      for (int f = 0; f < WIDTH; f++) {
        x[i * WIDTH + f] = (float) random.nextGaussian();
        logit += (f - 1) * x[i * WIDTH + f];
      }
      clicks[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
    }
    parameters = new Parameters(Type.FLOAT, new SplittableRandom(seed + 1));
    appeal = parameters.table("appeal", catalogue, 1);
    weights = parameters.glorot("weights", 1, WIDTH);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public BatchSource<Batch> batches() {
    return this;
  }

  @Override
  public int examples() {
    return items.length;
  }

  @Override
  public Batch batch(int[] examples, RandomGenerator random) {
    int[] items = new int[examples.length];
    float[] x = new float[examples.length * WIDTH];
    float[] clicks = new float[examples.length];
    for (int i = 0; i < examples.length; i++) {
      items[i] = this.items[examples[i]];
      System.arraycopy(this.x, examples[i] * WIDTH, x, i * WIDTH, WIDTH);
      clicks[i] = this.clicks[examples[i]];
    }
    return new Batch(items, x, clicks);
  }

  Tensor logits(Batch batch) {
    int size = batch.size();
    Tensor fromItems = appeal.lookup(batch.items, size).reshape(size);
    Tensor fromX = x(batch).linear(weights, null).reshape(size);
    return fromItems.plus(fromX);
  }

  /// `[B, 3]`
  Tensor x(Batch batch) {
    return Tensor.of(batch.x, batch.size(), WIDTH);
  }

  Tensor logLoss(Batch batch) {
    return logits(batch).logLoss(Tensor.of(batch.clicks, batch.size())).mean();
  }

  @Override
  public Loss loss(Batch batch, Noise noise) {
    Tensor clickLoss = logLoss(batch);
    Tensor shrinking = weights.squared().sum().times(1e-4);
    return Loss.of(clickLoss.plus(shrinking)).with("click", clickLoss).with("l2", shrinking);
  }

  @Override
  public String metric() {
    return "minus-log-loss";
  }

  @Override
  public double validate() {
    try (Scope _ = Scope.inference()) {
      int[] all = new int[examples()];
      Arrays.setAll(all, i -> i);
      return -logLoss(batch(all, new SplittableRandom(0))).item();
    }
  }

  @Override
  public SequencedMap<String, float[]> columns(Batch batch) {
    SequencedMap<String, float[]> columns = new LinkedHashMap<>();
    columns.put("x", batch.x);
    columns.put("clicks", batch.clicks);
    return columns;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
