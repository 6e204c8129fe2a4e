package dev.aisle.learning.models.lambdamart;

import dev.aisle.core.cascade.Stage;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.ConfigJson;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.PositionBias;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.Teachable;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import java.util.List;

/// LambdaMART as a model of the shop, for the ranking slot.
public final class LambdaMart implements Model {
  /// Its name.
  public static final String NAME = "lambdamart";

  /// The largest inverse propensity in the validation metric, whatever training uses.
  private static final double MOST_WEIGHT = 10;

  private final LambdaMartConfig config;

  /// With settings of one's own.
  public LambdaMart(LambdaMartConfig config) {
    this.config = config;
  }

  /// With the default settings.
  public LambdaMart() {
    this(LambdaMartConfig.DEFAULT);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Trained train(TrainingJob job) {
    Teachable.requireClicks(job.pages(), Split.TRAIN, Split.VALIDATION);
    Teachable.requireShoppers(job.pages(), 2);
    TreeInputs columns = TreeInputs.of(job.features(), config.maxBuckets());
    List<LoggedPage> validation = job.pages().of(Split.VALIDATION);
    PositionBias bias = PositionBias.estimate(job.pages().of(Split.TRAIN));
    GradedRows rows =
        new GradedRows(
            job.pages().of(Split.TRAIN),
            columns,
            (page, row) -> Math.min(config.mostWeight(), 1 / bias.propensity(page, row)));
    LambdaMartTraining.Fitted fitted =
        new LambdaMartTraining(config, columns, job)
            .fit(rows, new GradedRows(validation, columns, (_, _) -> 1));
    TreeScorer scorer = new TreeScorer(fitted.trees(), columns);
    PageMetrics.PageScorer scores = page -> scorer.score(page.features(), new float[page.size()]);
    double[] ndcg = PageMetrics.ndcg(validation, scores, 10, PageMetrics.Rows.EXPOSED);
    double debiased =
        PageMetrics.debiasedNdcg(validation, scores, 10, bias::propensity, MOST_WEIGHT);
    return new Trained(
        fitted.trees().tensors(),
        config,
        columns.set().declaration(),
        List.of(
            PageMetrics.figure("rank/" + NAME + "/ndcg@10", validation, ndcg, job.seed()),
            Figure.exact(
                "rank/" + NAME + "/ips-ndcg@10",
                debiased,
                "",
                Figure.Source.REAL,
                validation.size())));
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    String label = saved.manifest().label();
    FeatureSet features = parts.features().declared(label, saved.manifest().features());
    LambdaMartConfig trained = ConfigJson.of(saved, LambdaMartConfig.class);
    TreeInputs columns = TreeInputs.of(features, trained.maxBuckets());
    TreeScorer scorer = new TreeScorer(FlatTrees.of(saved.tensors(), columns.width()), columns);
    return new Served.Orders(
        new ScoringStage(Stage.Slot.RANK, label, columns.set(), scorer), scorer, () -> {});
  }
}
