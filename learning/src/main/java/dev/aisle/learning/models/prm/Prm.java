package dev.aisle.learning.models.prm;

import dev.aisle.core.cascade.Stage;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.inputs.InputColumns;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.registry.ConfigJson;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.reranking.RankedPage;
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
import java.util.SequencedMap;
import java.util.SplittableRandom;

/// The personalized re-ranking model as the re-ranker of a shop.
///
/// @param config what it is made of
public record Prm(PrmConfig config) implements Model {
  private static final int WIDEST = 512;

  /// With the defaults.
  public Prm() {
    this(PrmConfig.DEFAULT);
  }

  @Override
  public String name() {
    return "prm";
  }

  @Override
  public Trained train(TrainingJob job) throws IOException {
    Teachable.requireClicks(job.pages(), Split.TRAIN);
    List<LoggedPage> pages = job.pages().of(Split.TRAIN);
    InputColumns columns = InputColumns.of(job.features(), config.inputs());
    Inputs inputs = Inputs.fit(columns, pages, config.inputs().leastOccurrences());
    List<RankedPage> validation = ranked(job, Split.VALIDATION);
    try (PrmLearner learner =
        new PrmLearner(
            Type.FLOAT,
            new SplittableRandom(job.seed()),
            inputs,
            config,
            ranked(job, Split.TRAIN),
            validation)) {
      TrainingLoop.run(TrainingRun.of(name(), job), config.learning().training(), learner);
      Map<String, TensorData> tensors = new LinkedHashMap<>(learner.parameters().save());
      inputs.saved().forEach((own, data) -> tensors.put(PrmLearner.TABLES + "." + own, data));
      return new Trained(
          tensors,
          config,
          columns.set().declaration(),
          figures(validation, learner.scorer(validation), job.seed()));
    }
  }

  /// The same whose width makes it learn as nearly as possible so many numbers, embeddings
  /// included: for a comparison with another model of that size.
  ///
  /// @param job that it will learn from, which decides how many words have embeddings
  public Prm sized(long numbers, TrainingJob job) {
    InputColumns columns = InputColumns.of(job.features(), config.inputs());
    Inputs inputs =
        Inputs.fit(columns, job.pages().of(Split.TRAIN), config.inputs().leastOccurrences());
    PrmConfig nearest = config;
    long least = Long.MAX_VALUE;
    for (int width = config.heads(); width <= WIDEST; width += config.heads()) {
      PrmConfig sized = config.withSize(width, config.heads(), config.blocks());
      long off;
      try (PrmLearner learner =
          new PrmLearner(
              Type.FLOAT, new SplittableRandom(0), inputs, sized, List.of(), List.of())) {
        off = Math.abs(learner.parameters().count() - numbers);
      }
      if (off >= least) {
        break; // wider ones are further off
      }
      least = off;
      nearest = sized;
    }
    return new Prm(nearest);
  }

  /// Pages on which the shopper did something, as the stage before would have ordered them.
  private static List<RankedPage> ranked(TrainingJob job, Split split) {
    return RankedPage.of(job, split).stream()
        .filter(ranked -> PageMetrics.answered(ranked.page()))
        .toList();
  }

  private List<Figure> figures(List<RankedPage> ranked, PageMetrics.PageScorer scorer, long seed) {
    List<LoggedPage> pages = ranked.stream().map(RankedPage::page).toList();
    return PageMetrics.figures(name(), pages, scorer, PageMetrics.Rows.EXPOSED, seed);
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    PrmScorer scorer =
        new PrmScorer(saved, parts.features(), ConfigJson.of(saved, PrmConfig.class));
    ScoringStage stage =
        new ScoringStage(Stage.Slot.RERANK, saved.manifest().label(), scorer.features(), scorer);
    return new Served.Orders(stage, scorer, scorer);
  }

  @Override
  public SequencedMap<String, Model> ablations() {
    SequencedMap<String, Model> ablations = new LinkedHashMap<>();
    ablations.put("without attention", new Prm(config.withoutAttention()));
    ablations.put("without upstream score", new Prm(config.withoutUpstream()));
    ablations.put("without ranks", new Prm(config.withoutRanks()));
    ablations.put(
        "without positions", new Prm(config.withLearning(config.learning().withoutPositions())));
    ablations.put("clicks alone", new Prm(config.withLearning(config.learning().withoutOrders())));
    return ablations;
  }
}
