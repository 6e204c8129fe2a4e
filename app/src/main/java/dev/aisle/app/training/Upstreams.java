package dev.aisle.app.training;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.app.models.Models;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.models.Model;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.models.Served;
import dev.aisle.learning.models.ServingParts;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.training.PageMetrics;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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

  /// What the last scoring stage before a place scores, null where there is none. For a re-ranker,
  /// which learns from these scores, those of its training pages are by rankers that did not see
  /// their shoppers ([CrossFit]); this trains two, which takes as long as the ranker did.
  ///
  /// @param job of the model that stands there
  public TrainingJob.@Nullable Upstream before(Models.Place place, TrainingJob job)
      throws IOException {
    if (!(place instanceof Models.Place.InSlot(Stage.Slot slot))) {
      return null;
    }
    Before found = before(slot);
    if (found == null) {
      return null;
    }
    return slot == Stage.Slot.RERANK
        ? CrossFit.of(found.model, found.live, job.behind(found.earlier))
        : found.live;
  }

  /// A scoring stage.
  ///
  /// @param earlier the one before it
  private record Before(
      Model model, TrainingJob.Upstream live, TrainingJob.@Nullable Upstream earlier) {}

  private @Nullable Before before(Stage.Slot slot) throws IOException {
    for (int at = Models.slots().indexOf(slot) - 1; at >= 0; at--) {
      Stage.Slot there = Models.slots().get(at);
      Models.Known known = models.find(config.stages().model(there));
      Scorer scorer = known == null ? null : scorer(known);
      if (known != null && scorer != null) {
        Before before = before(there);
        TrainingJob.Upstream earlier = before == null ? null : before.live;
        return new Before(known.model(), behind(earlier, scorer), earlier);
      }
    }
    return null;
  }

  /// What a model scores behind another stage.
  ///
  /// @param before null where there is none
  static TrainingJob.Upstream behind(TrainingJob.@Nullable Upstream before, Scorer scorer) {
    return page ->
        scorer.score(
            page.features(), before == null ? new float[page.size()] : before.scores(page));
  }

  /// What a re-ranker scores behind a stage: it sees what was shown, as it would see a list; what
  /// stages dropped would stand around it.
  ///
  /// @param before null where there is none
  public static PageMetrics.PageScorer shown(TrainingJob.@Nullable Upstream before, Scorer scorer) {
    return page -> {
      int n = page.exposed();
      float[] incoming = before == null ? new float[n] : Arrays.copyOf(before.scores(page), n);
      return scorer.score(page.features().first(n), incoming);
    };
  }

  private @Nullable Scorer scorer(Models.Known known) throws IOException {
    if (registry.live(known.name()) == null) {
      return null;
    }
    Served served =
        known.model().serve(registry.load(known.name()), new ServingParts(features, id -> null));
    loaded.add(served);
    return served instanceof Served.Orders orders ? orders.scorer() : null;
  }

  @Override
  public void close() {
    loaded.forEach(Served::close);
  }
}
