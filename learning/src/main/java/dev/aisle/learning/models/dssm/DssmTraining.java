package dev.aisle.learning.models.dssm;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.encoders.TextEncoder;
import dev.aisle.learning.encoders.TextTokens;
import dev.aisle.learning.encoders.TextTower;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.nn.Adam;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.samples.Split;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import dev.aisle.learning.training.BatchSource;
import dev.aisle.learning.training.Learner;
import dev.aisle.learning.training.Loss;
import dev.aisle.learning.training.TrainingConfig;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.learning.training.TrainingLoop;
import dev.aisle.learning.training.TrainingRun;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Trains the towers in rounds. The first takes its hard negatives from what the untrained towers
/// put nearest, which is what shares words with the query; each later one from what the round
/// before put nearest (Xiong et al. 2021, with a round where they have a stretch of steps).
final class DssmTraining {
  /// What validation measures: [DssmTraining#MAIN_DEPTH].
  static final int HEAD = 10;

  /// Depth of the recall that decides which epoch is best.
  static final int MAIN_DEPTH = 100;

  private static final int MINED = 100;
  private static final double MAX_NORM = 10;

  private final DssmConfig config;
  private final TrainingRun run;
  private final DssmExamples examples;
  private final List<DssmExamples.Search> training;
  private final List<DssmExamples.Search> validation;

  /// What came of it.
  ///
  /// @param recall of validation pages at [#HEAD] and [#MAIN_DEPTH], NaN without any
  /// @param pages behind the recall
  record Outcome(Map<String, TensorData> tensors, double head, double recall, int pages) {}

  DssmTraining(DssmConfig config, String name, TrainingJob job) {
    this(
        config,
        TrainingRun.of(name, job),
        new DssmExamples(new TextTokens(config.buckets()), job.items()),
        job);
  }

  private DssmTraining(DssmConfig config, TrainingRun run, DssmExamples examples, TrainingJob job) {
    this(
        config,
        run,
        examples,
        config.searches() ? examples.searches(job.pages().of(Split.TRAIN)) : List.of(),
        examples.searches(job.pages().of(Split.VALIDATION)));
  }

  DssmTraining(
      DssmConfig config,
      TrainingRun run,
      DssmExamples examples,
      List<DssmExamples.Search> training,
      List<DssmExamples.Search> validation) {
    this.config = config;
    this.run = run;
    this.examples = examples;
    this.training = training;
    this.validation = validation;
  }

  /// @throws InvalidInputException where no item has a word, or searches are to teach it and none
  ///     led to a click
  Outcome train() throws IOException {
    if (examples.size() == 0 || (config.searches() && training.isEmpty())) {
      throw new InvalidInputException(
          run.name(),
          examples.size() == 0
              ? "has no item with a word in its texts"
              : "has no search that led to a click",
          "Import a catalogue and a log with searches and clicks.");
    }
    try (Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(run.seed()))) {
      TextTower tower =
          new TextTower(parameters, Type.FLOAT, examples.text(), config.width(), config.hidden());
      parameters.load(run.name(), Rarity.weighted(parameters.save(), examples));
      Map<String, TensorData> best = parameters.save();
      double metric = Double.NaN;
      for (int round = 1; round <= config.rounds() && !run.watch().stopped(); round++) {
        Map<String, int[]> near = config.mined() == 0 ? Map.of() : mine(parameters);
        Round learner =
            new Round(parameters, tower, new DssmSampler(examples, training, near, config));
        double reached = TrainingLoop.run(run.phase("round-" + round), loop(), learner).metric();
        if (reached <= metric) {
          break; // harder negatives do not help any more
        }
        metric = reached;
        best = parameters.save();
      }
      parameters.load(run.name(), best);
      double[] recall = recall(parameters);
      return new Outcome(parameters.save(), recall[0], recall[1], validation.size());
    }
  }

  private TrainingConfig loop() {
    return TrainingConfig.DEFAULTS
        .withBatch(config.batch())
        .withEpochs(config.epochs())
        .withAdam(Adam.Config.of(config.rate()).withMaxNorm(MAX_NORM))
        .withStopping(0, config.patience());
  }

  private Map<String, int[]> mine(Parameters parameters) {
    DssmSampler queries = new DssmSampler(examples, training, Map.of(), config);
    try (ExactSearch search = search(parameters)) {
      return search.near(queries, config.minedFrom(), config.minedFrom() + MINED);
    }
  }

  private double[] recall(Parameters parameters) {
    try (ExactSearch search = search(parameters)) {
      return search.recall(validation, HEAD, MAIN_DEPTH);
    }
  }

  private ExactSearch search(Parameters parameters) {
    return new ExactSearch(new TextEncoder(run.name(), parameters.save()), examples.items());
  }

  private final class Round implements Learner<DssmBatch> {
    private final Parameters parameters;
    private final TextTower tower;
    private final DssmSampler sampler;

    Round(Parameters parameters, TextTower tower, DssmSampler sampler) {
      this.parameters = parameters;
      this.tower = tower;
      this.sampler = sampler;
    }

    @Override
    public Parameters parameters() {
      return parameters;
    }

    @Override
    public BatchSource<DssmBatch> batches() {
      return sampler;
    }

    @Override
    public Loss loss(DssmBatch batch, Noise noise) {
      int rows = batch.queries().size();
      TextTower.Both vectors = tower.forward(batch.queries(), batch.items());
      return Loss.of(
              DssmLoss.of(
                  vectors.queries(),
                  vectors.items(),
                  Tensor.of(batch.corrections(), rows, batch.items().size()),
                  Tensor.of(batch.answers(), rows),
                  Tensor.of(batch.weights(), rows),
                  config.temperature()))
          .over(rows);
    }

    @Override
    public String metric() {
      return "recall@" + MAIN_DEPTH;
    }

    @Override
    public double validate() {
      return DssmTraining.this.recall(parameters)[1];
    }
  }
}
