package dev.aisle.learning.models.logistic;

import dev.aisle.core.cascade.Stage;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.ConfigJson;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.NumericScaler;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.Teachable;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import java.util.ArrayList;
import java.util.List;

/// Logistic regression as a model of the shop, for the pre-ranking slot.
public final class Logistic implements Model {
  /// Its name.
  public static final String NAME = "logistic";

  private final LogisticConfig config;

  /// With settings of one's own.
  public Logistic(LogisticConfig config) {
    this.config = config;
  }

  /// With the default settings.
  public Logistic() {
    this(LogisticConfig.DEFAULT);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Trained train(TrainingJob job) {
    Teachable.requireClicks(job.pages(), Split.TRAIN, Split.VALIDATION);
    Teachable.requireShoppers(job.pages(), 2);
    List<LoggedPage> training = job.pages().of(Split.TRAIN);
    FeatureSet features = read(job.features());
    List<LoggedPage> validation = job.pages().of(Split.VALIDATION);
    LogisticScorer scorer =
        new LogisticTraining(config, NumericScaler.fit(training), features)
            .fit(training, validation, job)
            .scorer();
    return new Trained(
        scorer.tensors(),
        config,
        features.declaration(),
        List.of(
            PageMetrics.figure(
                "pre-rank/" + NAME + "/ndcg@10",
                validation,
                LogisticTraining.ndcg(scorer, validation),
                job.seed())));
  }

  /// Numbers, and words of the candidates.
  private FeatureSet read(FeatureSet features) {
    List<Column> read = new ArrayList<>(Words.of(features, config.maxBuckets()).columns());
    features.columns().stream().filter(Column.Numeric.class::isInstance).forEach(read::add);
    return new FeatureSet(read);
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    String label = saved.manifest().label();
    FeatureSet features = parts.features().declared(label, saved.manifest().features());
    LogisticConfig trained = ConfigJson.of(saved, LogisticConfig.class);
    LogisticScorer scorer =
        LogisticScorer.read(label, saved.tensors(), features, trained.maxBuckets());
    return new Served.Orders(
        new ScoringStage(Stage.Slot.PRE_RANK, label, features, scorer), scorer, () -> {});
  }
}
