package dev.aisle.app.ledger;

import dev.aisle.core.cascade.Cascade;
import dev.aisle.core.cascade.CascadePlan;
import dev.aisle.core.cascade.Explanation;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retrieval;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.Scene;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A cascade whose parts note the processor time of their last run. For one request at a time; work
/// that a part hands to other threads is not counted.
final class Metered {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<String, Long> nanos = new ConcurrentHashMap<>();
  private final Cascade cascade;

  Metered(Cascade metered) {
    Map<Scene, Retriever> retrievers = new EnumMap<>(Scene.class);
    for (Scene scene : Scene.values()) {
      Retriever retriever = metered.retriever(scene);
      if (retriever != null) {
        retrievers.put(scene, new MeteredRetriever(retriever));
      }
    }
    CascadePlan plan = metered.plan();
    this.cascade =
        new Cascade(
            retrievers,
            new CascadePlan(
                plan.bundle(),
                plan.depth(),
                plan.share(),
                plan.steps().stream()
                    .map(
                        step ->
                            new CascadePlan.Step(
                                new MeteredStage(step.stage()), step.limit(), step.share()))
                    .toList(),
                plan.rules()));
  }

  /// The same cascade, noting.
  Cascade cascade() {
    return cascade;
  }

  /// Processor milliseconds of the last run of an implementation, NaN before the first.
  double millis(String name) {
    Long noted = nanos.get(name);
    return noted == null ? Double.NaN : noted / 1e6;
  }

  private <T> T note(String name, Supplier<T> run) {
    long began = threads.getCurrentThreadCpuTime();
    T result = run.get();
    nanos.put(name, threads.getCurrentThreadCpuTime() - began);
    return result;
  }

  private final class MeteredRetriever implements Retriever {
    private final Retriever of;

    MeteredRetriever(Retriever of) {
      this.of = of;
    }

    @Override
    public String name() {
      return of.name();
    }

    @Override
    public Retrieval retrieve(Request request, ShopView shop, int depth) {
      return note(name(), () -> of.retrieve(request, shop, depth));
    }

    @Override
    public Explanation explain(Request request, ShopView shop, ItemId item) {
      return of.explain(request, shop, item);
    }
  }

  private final class MeteredStage implements Stage {
    private final Stage of;

    MeteredStage(Stage of) {
      this.of = of;
    }

    @Override
    public Slot slot() {
      return of.slot();
    }

    @Override
    public String name() {
      return of.name();
    }

    @Override
    public Slate apply(Request request, ShopView shop, Slate slate) {
      return note(name(), () -> of.apply(request, shop, slate));
    }

    @Override
    public Placed place(Request request, ShopView shop, Slate slate) {
      return note(name(), () -> of.place(request, shop, slate));
    }

    @Override
    public Explanation explain(Request request, ShopView shop, Slate slate, ItemId item) {
      return of.explain(request, shop, slate, item);
    }
  }
}
