package dev.aisle.app.sequences;

import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import dev.aisle.learning.training.BatchSource;
import dev.aisle.learning.training.Learner;
import dev.aisle.learning.training.Loss;
import dev.aisle.learning.training.TrainingLoop;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A sequence ranker that can be trained and asked. Owns native memory; close it.
public final class SequenceRanker
    implements Learner<List<SequenceBatch>>, SequenceScorer, AutoCloseable {
  private static final int SCORED_AT_ONCE = 10_000;

  private final SequenceConfig config;
  private final @Nullable Task validation;
  private final Parameters parameters;
  private final SequenceNetwork network;
  private final DenseFeatures features;
  private final SequenceExamples examples;

  /// @param learned what may be learned from
  /// @param validation measures how good the parameters are; null where all that could measure it
  ///     is learned from
  /// @param seed of the initial parameters
  public SequenceRanker(
      SequenceConfig config,
      Sequences sequences,
      Learned learned,
      @Nullable Task validation,
      long seed) {
    this.config = config;
    this.validation = validation;
    parameters = new Parameters(Type.FLOAT, new SplittableRandom(seed));
    network = new SequenceNetwork(parameters, config, sequences);
    features = new DenseFeatures(config, learned.covisitation());
    examples = new SequenceExamples(config, learned.sequences(), sequences.items(), features, seed);
  }

  /// Trains by the common loop.
  ///
  /// @param run whose folder takes the curve
  /// @return the validation metric, NaN without a validation
  public double train(TrainingRun run) throws IOException {
    return TrainingLoop.run(run, config.training(), this).metric();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public BatchSource<List<SequenceBatch>> batches() {
    return examples;
  }

  /// `−ln softmax(logits)` of the item taken, among it and the negatives, the mean over steps.
  /// Negatives are drawn uniformly, so the logits are, up to a constant of the history,
  /// `ln p(item | history)`.
  @Override
  public Loss loss(List<SequenceBatch> batch, Noise noise) {
    Tensor sum = Tensor.zeros(Type.FLOAT);
    double steps = 0;
    int many = 1 + config.negatives();
    for (SequenceBatch group : batch) {
      Tensor logits = network.logits(group, noise).reshape(-1, many); // [P T, 1 + negatives]
      float[] real = new float[group.candidate.length / many];
      for (int step = 0; step < real.length; step++) {
        real[step] = group.candidate[step * many] == 0 ? 0 : 1;
        steps += real[step];
      }
      Tensor losses = logits.logSumExp(-1).minus(logits.narrow(1, 0, 1).squeeze(-1));
      sum = sum.plus(losses.times(Tensor.of(real, real.length)).sum());
    }
    return Loss.of(sum.times(1 / steps)).over(steps);
  }

  @Override
  public String metric() {
    return validation == null ? "none" : validation.measures().getFirst().label();
  }

  @Override
  public double validate() {
    return validation == null ? Double.NaN : validation.mean(this);
  }

  @Override
  public List<double[]> scores(List<Ask> asks) {
    List<double[]> scores = new ArrayList<>(asks.size());
    for (int from = 0; from < asks.size(); ) {
      int many = asks.get(from).candidates().length;
      int to = from;
      int longest = 0;
      while (to < asks.size()
          && asks.get(to).candidates().length == many
          && (to - from) * many < SCORED_AT_ONCE) {
        longest = Math.max(longest, asks.get(to).history().length);
        to++;
      }
      scores.addAll(scores(asks.subList(from, to), longest, many));
      from = to;
    }
    return scores;
  }

  private List<double[]> scores(List<Ask> asks, int longest, int many) {
    int length = Math.min(config.length(), longest);
    var batch = new SequenceBatch.Builder(features, asks.size(), length, many);
    for (Ask ask : asks) {
      int[] history = ask.history();
      int from = Math.max(0, history.length - length);
      batch.next(history, from, history.length);
      for (int candidate : ask.candidates()) {
        batch.add(ask.shopper(), history, from, history.length, candidate);
      }
    }
    float[] logits;
    try (Scope _ = Scope.inference()) {
      logits = network.logits(batch.build(), null).floats();
    }
    List<double[]> scores = new ArrayList<>(asks.size());
    for (int i = 0; i < asks.size(); i++) {
      double[] own = new double[many];
      for (int c = 0; c < many; c++) {
        own[c] = logits[i * many + c];
      }
      scores.add(own);
    }
    return scores;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
