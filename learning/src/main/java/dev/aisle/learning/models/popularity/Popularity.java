package dev.aisle.learning.models.popularity;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.Teachable;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.Tuning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Popularity as a model of the shop, for the ranking slot. What it learns is how much an order
/// counts beside a click, or that the click rate orders better than counts do.
public final class Popularity implements Model {
  /// Its name.
  public static final String NAME = "popularity";

  private static final String WEIGHTS = "weights";

  private final PopularityConfig config;

  /// With settings of one's own.
  public Popularity(PopularityConfig config) {
    this.config = config;
  }

  /// With the default settings.
  public Popularity() {
    this(PopularityConfig.DEFAULT);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Trained train(TrainingJob job) throws IOException {
    FeatureSet features = read(job.features());
    Teachable.requireClicks(job.pages(), Split.VALIDATION);
    List<PopularityScorer> tried = new ArrayList<>();
    config.orderWeights().forEach(orders -> tried.add(new PopularityScorer(1, orders, 0)));
    tried.add(new PopularityScorer(0, 0, 1));
    List<LoggedPage> validation = job.pages().of(Split.VALIDATION);
    PopularityScorer best =
        Tuning.search(tried, scorer -> PageMetrics.mean(ndcg(scorer, validation))).best().config();
    float[] weights = {(float) best.clicks(), (float) best.orders(), (float) best.rate()};
    return new Trained(
        Map.of(WEIGHTS, new TensorData(weights, weights.length)),
        config,
        features.declaration(),
        List.of(
            PageMetrics.figure(
                "rank/" + NAME + "/ndcg@10", validation, ndcg(best, validation), job.seed())));
  }

  private static double[] ndcg(PopularityScorer scorer, List<LoggedPage> pages) {
    return PageMetrics.ndcg(
        pages,
        page -> scorer.score(page.features(), new float[page.size()]),
        10,
        PageMetrics.Rows.EXPOSED);
  }

  private static FeatureSet read(FeatureSet features) {
    List<String> needed =
        List.of(PopularityScorer.CLICKS, PopularityScorer.ORDERS, PopularityScorer.RATE);
    List<Column> found =
        features.columns().stream().filter(column -> needed.contains(column.name())).toList();
    for (String name : needed) {
      if (found.stream().noneMatch(column -> column.name().equals(name))) {
        throw new InvalidInputException(
            "features", "have no column " + name, "Keep the columns that every shop has.");
      }
    }
    return new FeatureSet(found);
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    String label = saved.manifest().label();
    FeatureSet features = parts.features().declared(label, saved.manifest().features());
    TensorData weights = saved.tensors().get(WEIGHTS);
    if (weights == null || weights.values().length != 3) {
      throw new InvalidInputException(
          label, "has no tensor weights of three numbers", "Train it again.");
    }
    float[] values = weights.values();
    PopularityScorer scorer = new PopularityScorer(values[0], values[1], values[2]);
    return new Served.Orders(
        new ScoringStage(Stage.Slot.RANK, label, features, scorer), scorer, () -> {});
  }
}
