package dev.aisle.learning.ranking;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.inputs.InputChoice;
import dev.aisle.learning.inputs.InputColumns;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.samples.Teachable;
import dev.aisle.learning.tensor.Type;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingLoop;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Trains a ranker from the pages of a job.
///
/// @param name of the model
/// @param rows that validation orders
public record RankerTraining(
    String name,
    InputChoice choice,
    RankSettings settings,
    RankerNetwork.Recipe recipe,
    PageMetrics.Rows rows) {
  static final String MIX = "score.mix";

  /// What a training learned.
  ///
  /// @param tensors all that scoring needs
  /// @param features declaration of the columns that are read
  /// @param metrics on the validation pages
  public record Learned(
      Map<String, TensorData> tensors, List<String> features, List<Figure> metrics) {}

  /// Long.
  ///
  /// @throws dev.aisle.core.InvalidInputException where there are no clicks, or every exposure has
  ///     one
  public Learned learn(TrainingJob job) throws IOException {
    Teachable.requireClicks(job.pages(), Split.TRAIN);
    List<LoggedPage> training = job.pages().of(Split.TRAIN);
    List<LoggedPage> validation = job.pages().of(Split.VALIDATION);
    InputColumns columns = InputColumns.of(job.features(), choice);
    Inputs inputs = Inputs.fit(columns, training, choice.leastOccurrences());
    try (RankerLearner learner =
        new RankerLearner(
            Type.FLOAT,
            new SplittableRandom(job.seed()),
            inputs,
            choice,
            settings,
            recipe,
            training,
            validation,
            rows)) {
      TrainingLoop.run(TrainingRun.of(name, job), settings.training(), learner);
      Map<String, TensorData> tensors = new LinkedHashMap<>(learner.parameters().save());
      inputs.saved().forEach((own, data) -> tensors.put(RankerLearner.TABLES + "." + own, data));
      ScoreMix mix = learner.bestMix();
      tensors.put(MIX, new TensorData(new float[] {(float) mix.clicks()}, 1));
      return new Learned(tensors, columns.set().declaration(), figures(learner, mix, job));
    }
  }

  private List<Figure> figures(RankerLearner learner, ScoreMix mix, TrainingJob job) {
    List<LoggedPage> pages = job.pages().of(Split.VALIDATION);
    PageMetrics.PageScorer scorer = learner.scorer(mix, pages);
    return PageMetrics.figures(name, pages, scorer, rows, job.seed());
  }
}
