package dev.aisle.app.lists;

import dev.aisle.app.sequences.Ask;
import dev.aisle.app.sequences.SequenceScorer;
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
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A network that can be trained on lists and asked. Owns native memory; close it.
final class ListRanker implements Learner<ListBatch>, SequenceScorer, AutoCloseable {
  private static final int SCORED = 128;
  private static final double HIDDEN = -1e9;

  private final ListData data;
  private final ListConfig config;
  private final Parameters parameters;
  private final ListNetwork network;
  private final @Nullable ModalityVectors text;
  private final @Nullable ModalityVectors picture;

  /// @param seed of the initial parameters
  ListRanker(ListData data, ListNetwork.Maker maker, long seed) {
    this.data = data;
    config = data.config();
    parameters = new Parameters(Type.FLOAT, new SplittableRandom(seed));
    text = vectors("text", data.text());
    picture = vectors("picture", data.picture());
    network = maker.make(parameters.in("network"), ListNetwork.Sizes.of(data));
  }

  private @Nullable ModalityVectors vectors(String name, @Nullable Modality modality) {
    return modality == null ? null : new ModalityVectors(parameters.in(name), modality);
  }

  /// Trains by the common loop.
  ///
  /// @return the validation metric
  double train(TrainingRun run) throws IOException {
    return TrainingLoop.run(run, config.training(), this).metric();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public BatchSource<ListBatch> batches() {
    return new BatchSource<>() {
      @Override
      public int examples() {
        return data.training().size();
      }

      @Override
      public ListBatch batch(int[] examples, RandomGenerator random) {
        List<Ask> asks =
            Arrays.stream(examples).mapToObj(e -> data.training().list(e, random)).toList();
        return new ListBatch(data.features(), asks, config.length());
      }
    };
  }

  /// `−ln softmax(logits)` of the target among its list, and the same of the auxiliary task.
  @Override
  public Loss loss(ListBatch batch, @Nullable Noise noise) {
    ListNetwork.Output out = network.forward(input(batch, noise), noise);
    Tensor padded = Tensor.of(batch.mask, batch.lists, batch.candidates).not();
    Tensor targets = Tensor.of(batch.targets, batch.lists, 1);
    Tensor main = crossEntropy(out.logits(), padded, targets);
    Loss loss = Loss.of(main);
    for (Tensor logits : out.auxiliary()) {
      Tensor auxiliary = crossEntropy(logits, padded, targets);
      double weight = config.auxiliary() / out.auxiliary().size();
      loss = Loss.of(loss.total().plus(auxiliary.times(weight)));
    }
    return loss;
  }

  private static Tensor crossEntropy(Tensor logits, Tensor padded, Tensor targets) {
    Tensor log = logits.masked(padded, HIDDEN).logSoftmax(1);
    return log.gather(1, targets).mean().negated();
  }

  private ListNetwork.Input input(ListBatch batch, @Nullable Noise noise) {
    int lists = batch.lists;
    int many = batch.candidates;
    return new ListNetwork.Input(
        Tensor.of(batch.base, lists, many, data.features().base()),
        Tensor.of(batch.upstream, lists, many),
        batch.ranks,
        Tensor.of(batch.mask, lists, many),
        Tensor.of(batch.context, lists, data.features().context()),
        text == null ? null : text.side(batch, config.dropout(), noise),
        picture == null ? null : picture.side(batch, config.dropout(), noise),
        batch.ages);
  }

  @Override
  public String metric() {
    return data.validation().measures().getFirst().label();
  }

  @Override
  public double validate() {
    return data.validation().mean(this);
  }

  @Override
  public List<double[]> scores(List<Ask> asks) {
    List<double[]> scores = new ArrayList<>(asks.size());
    for (int from = 0; from < asks.size(); from += SCORED) {
      List<Ask> some = asks.subList(from, Math.min(asks.size(), from + SCORED));
      ListBatch batch = new ListBatch(data.features(), some, config.length());
      try (Scope _ = Scope.inference()) {
        float[] all = network.forward(input(batch, null), null).logits().floats();
        for (int list = 0; list < some.size(); list++) {
          double[] own = new double[some.get(list).candidates().length];
          for (int c = 0; c < own.length; c++) {
            int at = list * batch.candidates + c;
            own[batch.order[at]] = all[at];
          }
          scores.add(own);
        }
      }
    }
    return scores;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
