package dev.aisle.learning.models.armmt;

import dev.aisle.learning.inputs.InputTables;
import dev.aisle.learning.nn.Parameters;
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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// An ARMMT while it is trained. Owns native memory; close it.
final class ArmmtLearner implements Learner<ArmmtExamples.Batch>, AutoCloseable {
  static final String BASE = "base";
  static final String CONTEXT = "context";
  static final String NETWORK = "network";
  static final String POSITIONS = "positions";

  private static final int SCORED = 128;

  private final ArmmtArrays.Fitted fitted;
  private final ArmmtConfig config;
  private final Parameters parameters;
  private final InputTables base;
  private final InputTables context;
  private final ArmmtNetwork network;
  private final @Nullable PositionTower positions;
  private final ArmmtExamples examples;
  private final List<RankedPage> validation;
  private final List<LoggedPage> validationPages;

  /// @param training pages, at least one with a click
  /// @param validation pages with a click each
  ArmmtLearner(
      Type type,
      RandomGenerator random,
      ArmmtArrays.Fitted fitted,
      ArmmtConfig config,
      List<RankedPage> training,
      List<RankedPage> validation) {
    this.fitted = fitted;
    this.config = config;
    this.validation = validation;
    validationPages = validation.stream().map(RankedPage::page).toList();
    parameters = new Parameters(type, random);
    base = new InputTables(parameters.in(BASE), type, fitted.base(), config.inputs());
    context = new InputTables(parameters.in(CONTEXT), type, fitted.context(), config.inputs());
    network =
        new ArmmtNetwork(
            parameters.in(NETWORK), fitted.columns().sizes(base.width(), context.width()), config);
    positions = config.learning().positions() ? new PositionTower(parameters.in(POSITIONS)) : null;
    examples = new ArmmtExamples(fitted, config, training, random);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public BatchSource<ArmmtExamples.Batch> batches() {
    return examples;
  }

  @Override
  public Loss loss(ArmmtExamples.Batch batch, @Nullable Noise noise) {
    ArmmtArrays arrays = batch.arrays();
    ArmmtBatch raw = batch(arrays);
    ArmmtBatch views = network.projected(raw);
    ArmmtNetwork.Output output = network.scored(views, noise);
    Tensor logits = output.logits(); // [P, C]
    ArmmtLoss.Labels labels = batch.labels(logits.type());
    List<Tensor> auxiliary = network.auxiliary(output);
    if (positions != null) {
      // What the places did is no item's: both tasks leave it to the tower.
      Tensor places = positions.logits(batch.places(), arrays.pages(), arrays.candidates());
      logits = logits.plus(places);
      auxiliary = auxiliary.stream().map(own -> own.plus(places)).toList();
    }
    Loss loss = ArmmtLoss.joint(logits, auxiliary, labels, config);
    Tensor alignment = config.auxiliary().alignment() > 0 ? network.alignment(raw, views) : null;
    return alignment == null
        ? loss
        : loss.plus("alignment", alignment, config.auxiliary().alignment());
  }

  private ArmmtBatch batch(ArmmtArrays arrays) {
    return arrays.batch(
        base.embed(arrays.base()).features(), context.embed(arrays.context()).features());
  }

  @Override
  public String metric() {
    return "ndcg@10";
  }

  @Override
  public double validate() {
    return PageMetrics.mean(
        PageMetrics.ndcg(validationPages, scorer(validation), 10, PageMetrics.Rows.EXPOSED));
  }

  /// Scores of pages that are known beforehand.
  PageMetrics.PageScorer scorer(List<RankedPage> pages) {
    IdentityHashMap<LoggedPage, float[]> scores = new IdentityHashMap<>();
    for (int from = 0; from < pages.size(); from += SCORED) {
      List<RankedPage> some = pages.subList(from, Math.min(pages.size(), from + SCORED));
      ArmmtArrays arrays = ArmmtExamples.arrays(fitted, some);
      try (Scope _ = Scope.inference()) {
        float[] all = network.forward(batch(arrays), null).logits().floats();
        for (int p = 0; p < some.size(); p++) {
          scores.put(some.get(p).page(), some.get(p).scores(all, p * arrays.candidates()));
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
