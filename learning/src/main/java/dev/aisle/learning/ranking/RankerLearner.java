package dev.aisle.learning.ranking;

import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.inputs.InputTables;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.nn.Parameters;
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
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A ranker while it is trained: tables, network and position tower. Owns native memory; close it.
public final class RankerLearner implements Learner<RankBatch>, AutoCloseable {
  static final String TABLES = "inputs";
  static final String NETWORK = "network";
  static final String POSITIONS = "positions";

  /// Pages that are scored in one call.
  private static final int SCORED = 128;

  private final Inputs inputs;
  private final RankSettings settings;
  private final Parameters parameters;
  private final InputTables tables;
  private final RankerNetwork network;
  private final @Nullable PositionTower positions;
  private final Source source;
  private final List<LoggedPage> validation;
  private final PageMetrics.Rows rows;

  /// @param type [Type#FLOAT]; [Type#DOUBLE] to check gradients
  /// @param random of the initial parameters
  /// @param rows that validation orders
  public RankerLearner(
      Type type,
      RandomGenerator random,
      Inputs inputs,
      InputChoice choice,
      RankSettings settings,
      RankerNetwork.Recipe recipe,
      List<LoggedPage> training,
      List<LoggedPage> validation,
      PageMetrics.Rows rows) {
    this.inputs = inputs;
    this.settings = settings;
    this.validation = validation.stream().filter(PageMetrics::answered).toList();
    this.rows = rows;
    parameters = new Parameters(type, random);
    tables = new InputTables(parameters.in(TABLES), type, inputs, choice);
    network =
        recipe.network(
            parameters.in(NETWORK),
            new RankerNetwork.Sizes(
                tables.width(), tables.keyWidth(), inputs.columns().historyCount()));
    positions = settings.positions() ? new PositionTower(parameters.in(POSITIONS)) : null;
    source = new Source(inputs, training, settings.droppedWeight());
  }

  private record Source(Inputs inputs, List<LoggedPage> pages, double droppedWeight)
      implements BatchSource<RankBatch> {
    @Override
    public int examples() {
      return pages.size();
    }

    @Override
    public RankBatch batch(int[] examples, RandomGenerator random) {
      List<LoggedPage> chosen = new ArrayList<>(examples.length);
      for (int example : examples) {
        chosen.add(pages.get(example));
      }
      return RankBatch.of(inputs, chosen, droppedWeight);
    }
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public BatchSource<RankBatch> batches() {
    return source;
  }

  @Override
  public Loss loss(RankBatch batch, @Nullable Noise noise) {
    int pages = batch.inputs().pages();
    int wide = batch.inputs().candidates();
    Tensor logits = network.logits(tables.embed(batch.inputs()), noise); // [P, C, 2]
    Type type = logits.type();
    Tensor click = logits.narrow(2, 0, 1).squeeze(-1);
    Tensor order = logits.narrow(2, 1, 1).squeeze(-1);
    if (positions != null) {
      click = click.plus(positions.logits(batch.places(), pages, wide));
    }
    Tensor weights = Tensor.of(batch.weights(), pages, wide).to(type);
    Tensor clicked = Tensor.of(batch.clicks(), pages, wide).to(type);
    Tensor clicks = EntireSpace.mean(click.logLoss(clicked), weights);
    Loss loss = Loss.of(clicks);
    if (settings.lists() > 0 && batch.clickedPages() > 0) {
      Tensor shares = Tensor.of(batch.shares(), pages, wide).to(type);
      Tensor lists = EntireSpace.lists(click, shares, weights, batch.clickedPages());
      loss = plus(loss, "lists", lists, settings.lists());
    }
    if (settings.orders()) {
      Tensor ordered = Tensor.of(batch.orders(), pages, wide).to(type);
      Tensor orders = EntireSpace.mean(EntireSpace.productLogLoss(click, order, ordered), weights);
      loss = plus(loss, "orders", orders, 1);
    }
    double terms = 0;
    for (float weight : batch.weights()) {
      terms += weight;
    }
    return loss.with("clicks", clicks).over(terms);
  }

  private static Loss plus(Loss loss, String name, Tensor part, double weight) {
    return new Loss(loss.total().plus(part.times(weight)), loss.terms(), loss.parts())
        .with(name, part);
  }

  @Override
  public String metric() {
    return "ndcg@10";
  }

  @Override
  public double validate() {
    return ndcg(settings.orders() ? ScoreMix.WHILE_TRAINING : ScoreMix.CLICKS, logits(validation));
  }

  /// The mix of probabilities that orders the validation pages best.
  ScoreMix bestMix() {
    if (!settings.orders()) {
      return ScoreMix.CLICKS;
    }
    IdentityHashMap<LoggedPage, float[]> logits = logits(validation);
    ScoreMix best = ScoreMix.WHILE_TRAINING;
    double metric = ndcg(best, logits);
    for (double clicks : ScoreMix.CANDIDATES) {
      ScoreMix mix = new ScoreMix(clicks);
      double own = ndcg(mix, logits);
      if (own > metric) {
        best = mix;
        metric = own;
      }
    }
    return best;
  }

  private double ndcg(ScoreMix mix, IdentityHashMap<LoggedPage, float[]> logits) {
    return PageMetrics.mean(PageMetrics.ndcg(validation, scorer(mix, logits), 10, rows));
  }

  /// Scores of pages that are known beforehand.
  PageMetrics.PageScorer scorer(ScoreMix mix, List<LoggedPage> pages) {
    return scorer(mix, logits(pages));
  }

  private static PageMetrics.PageScorer scorer(
      ScoreMix mix, IdentityHashMap<LoggedPage, float[]> logits) {
    return page -> mix.scores(known(logits, page));
  }

  private static float[] known(IdentityHashMap<LoggedPage, float[]> logits, LoggedPage page) {
    float[] of = logits.get(page);
    if (of == null) {
      throw new IllegalStateException("page " + page.offset() + " has not been scored");
    }
    return of;
  }

  /// `[N, 2]` of each page, row by row, of all rows.
  IdentityHashMap<LoggedPage, float[]> logits(List<LoggedPage> pages) {
    IdentityHashMap<LoggedPage, float[]> logits = new IdentityHashMap<>();
    for (int from = 0; from < pages.size(); from += SCORED) {
      List<LoggedPage> some = pages.subList(from, Math.min(pages.size(), from + SCORED));
      RankBatch batch = RankBatch.of(inputs, some, 1);
      try (Scope _ = Scope.inference()) {
        float[] all = network.logits(tables.embed(batch.inputs()), null).floats();
        int stride = 2 * batch.inputs().candidates();
        for (int p = 0; p < some.size(); p++) {
          int at = p * stride;
          logits.put(some.get(p), Arrays.copyOfRange(all, at, at + 2 * some.get(p).size()));
        }
      }
    }
    return logits;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
