package dev.aisle.learning.models.prm;

import dev.aisle.learning.inputs.InputTables;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.ranking.EntireSpace;
import dev.aisle.learning.ranking.PositionTower;
import dev.aisle.learning.reranking.RankedPage;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import dev.aisle.learning.training.BatchSource;
import dev.aisle.learning.training.Learner;
import dev.aisle.learning.training.Loss;
import dev.aisle.learning.training.PageMetrics;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A PRM while it is trained. Owns native memory; close it.
final class PrmLearner implements Learner<PrmBatch>, AutoCloseable {
  static final String TABLES = "inputs";
  static final String NETWORK = "network";

  private static final int SCORED = 128;

  private final Inputs inputs;
  private final Parameters parameters;
  private final InputTables tables;
  private final PrmNetwork network;
  private final @Nullable PositionTower positions;
  private final Source source;
  private final List<RankedPage> validation;

  /// @param training pages with at least one click each
  PrmLearner(
      Type type,
      RandomGenerator random,
      Inputs inputs,
      PrmConfig config,
      List<RankedPage> training,
      List<RankedPage> validation) {
    this.inputs = inputs;
    this.validation = validation;
    parameters = new Parameters(type, random);
    tables = new InputTables(parameters.in(TABLES), type, inputs, config.inputs());
    network = new PrmNetwork(parameters.in(NETWORK), tables.width(), config);
    positions =
        config.learning().positions() ? new PositionTower(parameters.in("positions")) : null;
    source = new Source(inputs, training, orderGain(config));
  }

  private static double orderGain(PrmConfig config) {
    return config.learning().orders() ? config.orderGain() : 0;
  }

  private record Source(Inputs inputs, List<RankedPage> pages, double orderGain)
      implements BatchSource<PrmBatch> {
    @Override
    public int examples() {
      return pages.size();
    }

    @Override
    public PrmBatch batch(int[] examples, RandomGenerator random) {
      List<RankedPage> chosen = new ArrayList<>(examples.length);
      for (int example : examples) {
        chosen.add(pages.get(example));
      }
      return PrmBatch.of(inputs, chosen, orderGain);
    }
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public BatchSource<PrmBatch> batches() {
    return source;
  }

  /// The list-wise loss, Eq. 8: `−Σᵢ yᵢ ln softmax(s)ᵢ`, `y` being the gains of a page, and `s` the
  /// scores with what the places did.
  @Override
  public Loss loss(PrmBatch batch, @Nullable Noise noise) {
    int pages = batch.inputs.pages();
    int many = batch.inputs.candidates();
    Tensor scores = scores(batch, noise); // [P, C]
    if (positions != null) {
      scores = scores.plus(positions.logits(batch.places, pages, many));
    }
    Tensor there = Tensor.of(batch.inputs.there(), pages, many).to(scores.type());
    Tensor gains = Tensor.of(batch.gains, pages, many).to(scores.type());
    return Loss.of(EntireSpace.lists(scores, gains, there, pages));
  }

  private Tensor scores(PrmBatch batch, @Nullable Noise noise) {
    int pages = batch.inputs.pages();
    int many = batch.inputs.candidates();
    var embedded = tables.embed(batch.inputs);
    Tensor upstream = Tensor.of(batch.upstream, pages, many).to(embedded.features().type());
    return network.scores(embedded, upstream, batch.ranks, noise);
  }

  @Override
  public String metric() {
    return "ndcg@10";
  }

  @Override
  public double validate() {
    return PageMetrics.mean(
        PageMetrics.ndcg(
            validation.stream().map(RankedPage::page).toList(),
            scorer(validation),
            10,
            PageMetrics.Rows.EXPOSED));
  }

  /// Scores of pages that are known beforehand.
  PageMetrics.PageScorer scorer(List<RankedPage> pages) {
    IdentityHashMap<LoggedPage, float[]> scores = new IdentityHashMap<>();
    for (int from = 0; from < pages.size(); from += SCORED) {
      List<RankedPage> some = pages.subList(from, Math.min(pages.size(), from + SCORED));
      PrmBatch batch = PrmBatch.of(inputs, some, 0);
      try (Scope _ = Scope.inference()) {
        float[] all = scores(batch, null).floats();
        int many = batch.inputs.candidates();
        for (int p = 0; p < some.size(); p++) {
          scores.put(some.get(p).page(), some.get(p).scores(all, p * many));
        }
      }
    }
    return RankedPage.scorer(scores);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
