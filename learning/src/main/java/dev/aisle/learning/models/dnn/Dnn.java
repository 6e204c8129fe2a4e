package dev.aisle.learning.models.dnn;

import dev.aisle.core.cascade.Stage;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.ranking.RankerNetwork;
import dev.aisle.learning.ranking.RankerScoring;
import dev.aisle.learning.ranking.RankerTraining;
import dev.aisle.learning.registry.ConfigJson;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The base model as the ranker of a shop.
///
/// @param config what it is made of
public record Dnn(DnnConfig config) implements Model {
  /// With the defaults.
  public Dnn() {
    this(DnnConfig.DEFAULT);
  }

  @Override
  public String name() {
    return "dnn";
  }

  @Override
  public Trained train(TrainingJob job) throws IOException {
    RankerTraining.Learned learned =
        new RankerTraining(
                name(),
                config.inputs(),
                config.learning(),
                recipe(config),
                PageMetrics.Rows.EXPOSED)
            .learn(job);
    return new Trained(learned.tensors(), config, learned.features(), learned.metrics());
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    DnnConfig trained = ConfigJson.of(saved, DnnConfig.class);
    RankerScoring scoring = RankerScoring.of(saved, parts.features(), recipe(trained));
    ScoringStage stage =
        new ScoringStage(
            Stage.Slot.RANK,
            saved.manifest().label(),
            scoring.features(),
            (batch, _) -> scoring.score(batch));
    return new Served.Orders(stage, stage.scorer(), scoring);
  }

  private static RankerNetwork.Recipe recipe(DnnConfig config) {
    return (parameters, sizes) -> new DnnNetwork(parameters, sizes, config);
  }

  @Override
  public SequencedMap<String, Model> ablations() {
    SequencedMap<String, Model> ablations = new LinkedHashMap<>();
    ablations.put("without history", new Dnn(config.withoutHistories()));
    ablations.put(
        "without positions", new Dnn(config.withLearning(config.learning().withoutPositions())));
    ablations.put("clicks alone", new Dnn(config.withLearning(config.learning().withoutOrders())));
    ablations.put("without lists", new Dnn(config.withLearning(config.learning().withLists(0))));
    return ablations;
  }
}
