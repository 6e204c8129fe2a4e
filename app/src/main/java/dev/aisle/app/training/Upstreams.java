package dev.aisle.app.training;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.app.models.Models;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The scoring stages that a configuration names, as they serve now, for models that learn from the
/// scores of the stage before. Holds their memory until it is closed.
public final class Upstreams implements AutoCloseable {
  private final ShopConfig config;
  private final Models models;
  private final ModelRegistry registry;
  private final FeatureSet features;
  private final List<Served> loaded = new ArrayList<>();

  /// @param features of the pages that are scored
  public Upstreams(ShopConfig config, Models models, ModelRegistry registry, FeatureSet features) {
    this.config = config;
    this.models = models;
    this.registry = registry;
    this.features = features;
  }

  /// What the last scoring stage before a place scores, null where there is none.
  public TrainingJob.@Nullable Upstream before(Models.Place place) throws IOException {
    return place instanceof Models.Place.InSlot(Stage.Slot slot) ? before(slot) : null;
  }

  private TrainingJob.@Nullable Upstream before(Stage.Slot slot) throws IOException {
    for (int at = Models.slots().indexOf(slot) - 1; at >= 0; at--) {
      Stage.Slot earlier = Models.slots().get(at);
      Scorer scorer = scorer(config.stages().model(earlier));
      if (scorer != null) {
        TrainingJob.Upstream upstream = before(earlier);
        return page ->
            scorer.score(
                page.features(),
                upstream == null ? new float[page.features().size()] : upstream.scores(page));
      }
    }
    return null;
  }

  private @Nullable Scorer scorer(String model) throws IOException {
    Models.Known known = models.find(model);
    if (known == null || registry.live(model) == null) {
      return null;
    }
    Served served =
        known.model().serve(registry.load(model), new ServingParts(features, id -> null));
    loaded.add(served);
    return served instanceof Served.Orders orders ? orders.scorer() : null;
  }

  @Override
  public void close() {
    loaded.forEach(Served::close);
  }
}
