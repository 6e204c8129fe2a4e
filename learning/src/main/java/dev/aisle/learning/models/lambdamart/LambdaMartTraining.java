package dev.aisle.learning.models.lambdamart;

import dev.aisle.learning.training.TrainingJob;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Locale;
import java.util.StringJoiner;

/// Trains trees with LightGBM until validation NDCG@10 has not risen for a while, and takes those
/// up to the best.
final class LambdaMartTraining {
  /// Below so many rows several threads wait for each other longer than they work.
  private static final int MANY_ROWS = 100_000;

  /// Trees between two reports of progress.
  private static final int REPORTED = 10;

  private final LambdaMartConfig config;
  private final TreeInputs columns;
  private final TrainingJob job;

  LambdaMartTraining(LambdaMartConfig config, TreeInputs columns, TrainingJob job) {
    this.config = config;
    this.columns = columns;
    this.job = job;
  }

  /// The trees of a training.
  ///
  /// @param ndcg validation NDCG@10 as LightGBM computes it, on pages with an answer
  record Fitted(FlatTrees trees, double ndcg) {}

  /// Trains. Equal rows, settings and number of cores give equal trees.
  Fitted fit(GradedRows training, GradedRows validation) {
    try (LGBMDataset rows = dataset(training, null);
        LGBMDataset held = dataset(validation, rows);
        LGBMBooster booster = LGBMBooster.create(rows, parameters(training))) {
      booster.addValidData(held);
      return boost(booster);
    } catch (LGBMException e) {
      throw new IllegalStateException("LightGBM failed: " + e.getMessage(), e);
    }
  }

  private Fitted boost(LGBMBooster booster) throws LGBMException {
    double best = Double.NEGATIVE_INFINITY;
    int bestTrees = 1;
    for (int tree = 1; tree <= config.trees() && !job.watch().stopped(); tree++) {
      boolean nothingLeftToSplit = booster.updateOneIter();
      double ndcg = booster.getEval(1)[0];
      if (ndcg > best) {
        best = ndcg;
        bestTrees = tree;
      }
      if (tree % REPORTED == 0) {
        job.watch()
            .at(
                new TrainingJob.Progress(
                    LambdaMart.NAME, tree, config.trees(), Double.NaN, best, 0));
      }
      if (nothingLeftToSplit || tree - bestTrees >= config.patience()) {
        break;
      }
    }
    String text = booster.saveModelToString(0, bestTrees, FeatureImportanceType.SPLIT);
    return new Fitted(LightGbmText.trees(text), best);
  }

  private LGBMDataset dataset(GradedRows rows, @org.jspecify.annotations.Nullable LGBMDataset like)
      throws LGBMException {
    LGBMDataset dataset =
        LGBMDataset.createFromMat(
            rows.inputs(), rows.size(), columns.width(), true, parameters(rows), like);
    dataset.setField("label", rows.grades());
    dataset.setField("group", rows.pages());
    dataset.setField("weight", rows.weights());
    return dataset;
  }

  private String parameters(GradedRows rows) {
    StringJoiner categorical = new StringJoiner(",");
    for (int column = 0; column < columns.width(); column++) {
      if (columns.isCategorical(column)) {
        categorical.add(Integer.toString(column));
      }
    }
    return String.format(
        Locale.ROOT,
        "objective=lambdarank metric=ndcg eval_at=10 label_gain=0,%d,%d,%d"
            + " lambdarank_truncation_level=%d num_leaves=%d learning_rate=%s min_data_in_leaf=%d"
            + " feature_fraction=%s lambda_l2=%s seed=%d deterministic=true force_row_wise=true"
            + " num_threads=%d verbosity=-1%s",
        config.clickGain(),
        config.cartGain(),
        config.orderGain(),
        config.truncation(),
        config.leaves(),
        config.learningRate(),
        config.minRows(),
        config.columnShare(),
        config.l2(),
        Math.floorMod(job.seed(), Integer.MAX_VALUE),
        rows.size() < MANY_ROWS ? 1 : Runtime.getRuntime().availableProcessors(),
        categorical.length() == 0 ? "" : " categorical_feature=" + categorical);
  }
}
