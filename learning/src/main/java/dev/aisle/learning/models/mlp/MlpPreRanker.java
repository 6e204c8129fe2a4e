package dev.aisle.learning.models.mlp;

import dev.aisle.core.cascade.Stage;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.ScoringStage;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.models.Trained;
import dev.aisle.learning.ranking.RankerTraining;
import dev.aisle.learning.ranking.SavedRanker;
import dev.aisle.learning.registry.ConfigJson;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A small MLP as the pre-ranker of a shop.
///
/// @param config what it is made of
public record MlpPreRanker(MlpConfig config) implements Model {
  /// With the defaults.
  public MlpPreRanker() {
    this(MlpConfig.DEFAULT);
  }

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public Trained train(TrainingJob job) throws IOException {
    RankerTraining.Learned learned =
        new RankerTraining(
                name(),
                config.inputs(),
                config.learning(),
                (parameters, sizes) -> new MlpNetwork(parameters, sizes, config),
                PageMetrics.Rows.ALL)
            .learn(job);
    return new Trained(learned.tensors(), config, learned.features(), learned.metrics());
  }

  @Override
  public Served serve(SavedModel saved, ServingParts parts) {
    MlpConfig trained = ConfigJson.of(saved, MlpConfig.class);
    SavedRanker file = SavedRanker.of(saved, parts.features());
    VectorMlp mlp = new VectorMlp(file, trained);
    ScoringStage stage =
        new ScoringStage(
            Stage.Slot.PRE_RANK,
            saved.manifest().label(),
            file.inputs().columns().set(),
            (batch, _) -> mlp.score(batch));
    return new Served.Orders(stage, stage.scorer(), () -> {});
  }

  @Override
  public SequencedMap<String, Model> ablations() {
    SequencedMap<String, Model> ablations = new LinkedHashMap<>();
    ablations.put(
        "without dropped candidates",
        new MlpPreRanker(config.withLearning(config.learning().withDropped(0))));
    ablations.put(
        "without positions",
        new MlpPreRanker(config.withLearning(config.learning().withoutPositions())));
    ablations.put(
        "clicks alone", new MlpPreRanker(config.withLearning(config.learning().withoutOrders())));
    ablations.put(
        "without ids",
        new MlpPreRanker(config.withInputs(config.inputs().without("item", "shopper", "query"))));
    ablations.put(
        "without lists", new MlpPreRanker(config.withLearning(config.learning().withLists(0))));
    return ablations;
  }
}
