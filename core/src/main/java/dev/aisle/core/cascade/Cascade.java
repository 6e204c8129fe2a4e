package dev.aisle.core.cascade;

import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers requests: retrieval, then each stage within its deadline, then the shop's rules.
///
/// ```
/// var cascade = new Cascade(Map.of(Scene.SEARCH, index), CascadePlan.retrievalOnly("7", rules));
/// CascadeAnswer answer = cascade.answer(request, shop);
/// ```
///
/// [#answer] throws no exception for what a stage does. A stage that is late, throws, or returns a
/// slate that it may not return (a score that is no finite number, an unknown item, an item twice)
/// is *degraded*: the order of the stage before stands and the outcome says why. Where retrieval
/// fails the slate is empty. An [Error] is passed on.
///
/// Retrieval and stages run on one borrowed thread per request, while the caller watches the clock;
/// only where a stage is late is it interrupted and left behind, and another thread goes on. So the
/// deadline holds for code that ignores interrupts as well. The shop's rules run on the caller and
/// always: a shop that blocks an item means it on a busy day too.
///
/// A sort order other than [SortOrder#RELEVANCE] skips all stages but the rules, which then only
/// block. Immutable and safe for use by several threads.
public final class Cascade {
  private final Map<Scene, Retriever> retrievers;
  private final CascadePlan plan;
  private final Map<Scene, CascadeStep> retrievals;
  private final List<CascadeStep> stages;

  /// @param retrievers by the scene that they answer; a request of another scene gets an empty,
  ///     degraded answer
  public Cascade(Map<Scene, Retriever> retrievers, CascadePlan plan) {
    this.retrievers = new EnumMap<>(Scene.class);
    this.retrievers.putAll(retrievers);
    this.plan = plan;
    double sum = plan.share() + plan.steps().stream().mapToDouble(CascadePlan.Step::share).sum();
    double until = plan.share();
    List<CascadeStep> made = new ArrayList<>();
    for (CascadePlan.Step step : plan.steps()) {
      until += step.share();
      made.add(new CascadeStep.Staged(step.stage(), step.limit(), until / sum, new Stragglers()));
    }
    this.stages = List.copyOf(made);
    this.retrievals = new EnumMap<>(Scene.class);
    this.retrievers.forEach(
        (scene, retriever) ->
            retrievals.put(
                scene,
                new CascadeStep.Retrieve(
                    retriever, plan.depth(), plan.share() / sum, new Stragglers())));
  }

  /// What runs after retrieval.
  public CascadePlan plan() {
    return plan;
  }

  /// The retriever of a scene, or null where the cascade does not answer it.
  public @Nullable Retriever retriever(Scene scene) {
    return retrievers.get(scene);
  }

  /// Answers a request within its budget.
  public CascadeAnswer answer(Request request, ShopView shop) {
    long began = System.nanoTime();
    Progress progress = Progress.START;
    CascadeStep retrieval = retrievals.get(request.scene());
    if (retrieval == null) {
      progress =
          progress.withoutRetrieval(
              "none", "no retriever answers the scene " + request.scene(), Duration.ZERO);
    } else {
      List<CascadeStep> steps = new ArrayList<>();
      steps.add(retrieval);
      if (request.sort() == SortOrder.RELEVANCE) {
        steps.addAll(stages);
      }
      progress = new CascadeRun(request, shop, steps, began).run();
    }
    progress = ruled(progress, request, shop);
    return new CascadeAnswer(
        request,
        progress.retrieval(),
        progress.outcomes(),
        progress.slate(),
        plan.bundle(),
        Duration.ofNanos(System.nanoTime() - began));
  }

  /// The whole list after the shop's rules.
  private Progress ruled(Progress progress, Request request, ShopView shop) {
    Progress whole = progress.withTail();
    MerchandisingRules rules = plan.rules();
    if (rules.rules().isEmpty() || whole.slate().size() == 0) {
      return whole;
    }
    long began = System.nanoTime();
    Slate ruled = rules.apply(request, shop, whole.slate());
    return whole.with(
        new StageOutcome.Answered(
            CascadeStep.label(Stage.Slot.RULES),
            rules.name(),
            ruled,
            Duration.ofNanos(System.nanoTime() - began)),
        Slate.EMPTY);
  }
}
