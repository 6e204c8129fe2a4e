package dev.aisle.app.wiring;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.app.models.Models;
import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.CascadePlan;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.provenance.BundleVersion;
import dev.aisle.core.queries.Scene;
import dev.aisle.learning.models.Served;
import dev.aisle.retrieval.UnionRetriever;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A cascade of what the configuration names, as far as it is trained.
///
/// @param uses the models that the cascade runs
/// @param bundle what makes its pages
record CascadeAssembly(Cascade cascade, List<LoadedModel> uses, BundleVersion bundle) {

  /// Puts a cascade together.
  ///
  /// @param always the channel of each scene that needs no model
  /// @param loaded by name
  static CascadeAssembly of(
      ShopConfig config, Map<Scene, Retriever> always, Map<String, LoadedModel> loaded) {
    List<LoadedModel> uses = new ArrayList<>();
    Map<String, String> versions = new TreeMap<>();
    Map<Scene, Retriever> retrievers = new EnumMap<>(Scene.class);
    always.forEach(
        (scene, first) -> {
          List<Retriever> channels = new ArrayList<>(List.of(first));
          for (String name : config.retrieval().channels().models(scene)) {
            LoadedModel model = loaded.get(name);
            Retriever finding = model == null ? null : model.finding();
            if (model != null && finding != null) {
              channels.add(finding);
              uses.add(model);
              versions.put("retrieve " + name, model.manifest().label());
            }
          }
          retrievers.put(scene, channels.size() == 1 ? first : new UnionRetriever(channels));
        });
    List<CascadePlan.Step> steps = new ArrayList<>();
    for (Stage.Slot slot : Models.slots()) {
      LoadedModel model = loaded.get(config.stages().model(slot));
      if (model != null && model.served() instanceof Served.Orders orders) {
        steps.add(step(slot, orders.stage(), config.retrieval().depth()));
        uses.add(model);
        versions.put(slot.name(), model.manifest().label());
      }
    }
    BundleVersion bundle = Bundle.of(config, versions);
    CascadePlan plan =
        new CascadePlan(
            bundle.id(), config.retrieval().depth(), RETRIEVAL, steps, config.merchandising());
    return new CascadeAssembly(new Cascade(retrievers, plan), List.copyOf(uses), bundle);
  }

  private static final double RETRIEVAL = 2;

  /// How many candidates each slot passes on, and its part of the budget beside retrieval's two.
  private static CascadePlan.Step step(Stage.Slot slot, Stage stage, int depth) {
    return switch (slot) {
      case RELEVANCE -> new CascadePlan.Step(stage, depth, 1);
      case PRE_RANK -> new CascadePlan.Step(stage, 200, 1);
      case RANK -> new CascadePlan.Step(stage, 50, 2);
      case RERANK, DIVERSIFY, ALLOCATE, RULES -> new CascadePlan.Step(stage, 50, 1);
    };
  }
}
