package dev.aisle.learning.models.din;

import dev.aisle.core.cascade.Stage;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.models.din.DinConfig.Interest;
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

/// The Deep Interest Network as the ranker of a shop.
///
/// @param config what it is made of
public record Din(DinConfig config) implements Model {
  /// With the defaults.
  public Din() {
    this(DinConfig.DEFAULT);
  }

  @Override
  public String name() {
    return "din";
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
    DinConfig trained = ConfigJson.of(saved, DinConfig.class);
    RankerScoring scoring = RankerScoring.of(saved, parts.features(), recipe(trained));
    ScoringStage stage =
        new ScoringStage(
            Stage.Slot.RANK,
            saved.manifest().label(),
            scoring.features(),
            (batch, _) -> scoring.score(batch));
    return new Served.Orders(stage, stage.scorer(), scoring);
  }

  private static RankerNetwork.Recipe recipe(DinConfig config) {
    return (parameters, sizes) -> new DinNetwork(parameters, sizes, config);
  }

  @Override
  public SequencedMap<String, Model> ablations() {
    SequencedMap<String, Model> ablations = new LinkedHashMap<>();
    ablations.put("without attention", new Din(config.withInterest(Interest.MEAN)));
    ablations.put("without history", new Din(config.withInterest(Interest.NONE)));
    ablations.put(
        "without positions", new Din(config.withLearning(config.learning().withoutPositions())));
    ablations.put("clicks alone", new Din(config.withLearning(config.learning().withoutOrders())));
    ablations.put("without lists", new Din(config.withLearning(config.learning().withLists(0))));
    return ablations;
  }
}
