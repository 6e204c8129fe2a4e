package dev.aisle.benchmarks.nets;

import dev.aisle.learning.nn.Activation;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.nn.Mlp;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.nn.TargetAttention;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The net as a model writes it, with [EmbeddingTable] or with a dense tensor in its place.
public final class LayeredDin implements DinNet {
  private static final int WIDTH = DinBatch.WIDTH;

  private final Parameters parameters;
  private final @Nullable EmbeddingTable table;
  private final @Nullable Tensor dense;
  private final TargetAttention attention;
  private final Mlp head;
  private final Adam adam;

  /// @param isDense whether the table's gradient has the size of the table
  public LayeredDin(long seed, boolean isDense) {
    parameters = new Parameters(Type.FLOAT, new SplittableRandom(seed));
    table = isDense ? null : parameters.table("items", DinBatch.ITEMS, WIDTH);
    dense = isDense ? parameters.normal("items", 0.05, DinBatch.ITEMS, WIDTH) : null;
    attention = new TargetAttention(parameters.in("attention"), WIDTH, Activation.LEAKY_RELU, 36);
    head = new Mlp(parameters.in("head"), Activation.LEAKY_RELU, 2 * WIDTH, 256, 128, 1);
    adam = new Adam(parameters, Adam.Config.of(0.001));
  }

  @Override
  public double train(DinBatch batch) {
    try (Scope _ = Scope.training()) {
      Tensor clicks = Tensor.of(batch.clicks, batch.pages, batch.candidatesPerPage);
      Tensor loss = logits(batch).logLoss(clicks).mean();
      loss.backward();
      adam.step();
      return loss.item();
    }
  }

  /// Scores the candidates of a request.
  ///
  /// @param scores filled
  public void score(DinBatch request, float[] scores) {
    try (Scope _ = Scope.inference()) {
      logits(request).read(scores);
    }
  }

  private Tensor logits(DinBatch batch) {
    Tensor histories = lookup(batch.history, batch.pages, DinBatch.LENGTH);
    Tensor candidates = lookup(batch.candidates, batch.pages, batch.candidatesPerPage);
    Tensor mask = Tensor.of(batch.mask, batch.pages, DinBatch.LENGTH);
    Tensor interest = attention.apply(histories, mask, candidates);
    return head.apply(Tensor.concat(-1, interest, candidates)).squeeze(-1);
  }

  private Tensor lookup(int[] ids, long... shape) {
    if (table != null) {
      return table.lookup(ids, shape);
    }
    if (dense == null) {
      throw new IllegalStateException("neither table nor tensor");
    }
    return dense.rows(Tensor.of(ids, shape));
  }

  @Override
  public void close() {
    adam.close();
    parameters.close();
  }
}
