package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.queries.SortOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
  private final Uses uses = new Uses();

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

  /// Who uses this cascade and what its stages hold.
  Uses uses() {
    return uses;
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
      progress = new CascadeRun(request, shop, steps, began, uses).run();
    }
    return ruled(progress, request, shop, began);
  }

  /// Runs the stages after retrieval again, from what the receipt says was retrieved, without
  /// deadlines and on the caller. A stage that was degraded stays so.
  ///
  /// @param shop the shop as of [Receipt#offset]
  public CascadeAnswer replay(Receipt receipt, ShopView shop) {
    long began = System.nanoTime();
    Request request = receipt.request();
    Map<String, StageTrace> traces = new HashMap<>();
    receipt.stages().forEach(trace -> traces.put(trace.stage(), trace));
    StageTrace first = receipt.stages().getFirst();
    Progress progress =
        Progress.START.retrieved(
            new Retrieval(receipt.retrieved(), receipt.total(), List.of(), receipt.understoodAs()),
            outcome(first));
    for (CascadeStep stage :
        request.sort() == SortOrder.RELEVANCE ? stages : List.<CascadeStep>of()) {
      if (progress.slate().size() == 0) {
        break;
      }
      @Nullable StageTrace trace = traces.get(stage.stage());
      progress =
          trace != null && trace.degraded() != null
              ? stage.degrade(progress, trace.degraded(), trace.took())
              : stage.advance(request, shop, progress);
    }
    return ruled(progress, request, shop, began);
  }

  private static StageOutcome outcome(StageTrace trace) {
    return trace.degraded() == null
        ? new StageOutcome.Answered(
            trace.stage(), trace.name(), trace.order(), Slate.EMPTY, trace.gain(), trace.took())
        : new StageOutcome.Degraded(
            trace.stage(),
            trace.name(),
            trace.order(),
            Slate.EMPTY,
            trace.degraded(),
            trace.took());
  }

  /// The answer, after the shop's rules on the whole list.
  private CascadeAnswer ruled(Progress progress, Request request, ShopView shop, long began) {
    Progress whole = progress.withTail();
    Progress done = whole;
    List<RuleEffect> effects = List.of();
    MerchandisingRules rules = plan.rules();
    if (!rules.rules().isEmpty() && whole.slate().size() > 0) {
      long since = System.nanoTime();
      Slate ruled = rules.apply(request, shop, whole.slate());
      effects = effects(request, shop, whole.slate(), ruled);
      done =
          whole.with(
              new StageOutcome.Answered(
                  CascadeStep.label(Stage.Slot.RULES),
                  rules.name(),
                  ruled,
                  Slate.EMPTY,
                  Duration.ofNanos(System.nanoTime() - since)));
    }
    return new CascadeAnswer(
        request,
        done.retrieval(),
        done.outcomes(),
        done.slate(),
        whole.slate(),
        effects,
        plan.bundle(),
        Duration.ofNanos(System.nanoTime() - began));
  }

  private List<RuleEffect> effects(Request request, ShopView shop, Slate before, Slate after) {
    String rules = CascadeStep.label(Stage.Slot.RULES);
    Stream<ItemId> blocked =
        Receipts.dropped(rules, before, after).stream()
            .limit(CascadeAnswer.BLOCKED)
            .map(DroppedCandidate::item);
    return Stream.concat(CascadeAnswer.page(request, after).stream().map(Candidate::item), blocked)
        .flatMap(item -> plan.rules().effects(request, shop, item).stream())
        .toList();
  }
}
