package dev.aisle.core.cascade;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One step of the run of a request: retrieval, or a stage with its limit and deadline.
sealed interface CascadeStep {
  /// How the first step is called in outcomes and receipts.
  String RETRIEVE = "retrieve";

  /// The slot in lower case, `retrieve` for the first.
  String stage();

  /// The implementation's name.
  String name();

  /// The deadline as a fraction of the budget, counted from the request's start, in `(0, 1]`.
  double until();

  /// Runs of this step that were left behind and have not come back.
  Stragglers stragglers();

  /// Runs the step. An exception of the stage becomes a degraded outcome.
  Progress advance(Request request, ShopView shop, Progress before);

  /// The outcome where the step gave no answer.
  Progress degrade(Progress before, String reason, Duration took);

  /// How a slot is called in outcomes and receipts.
  static String label(Stage.Slot slot) {
    return slot.name().toLowerCase(Locale.ROOT);
  }

  /// What an exception says, short enough for a receipt.
  static String says(RuntimeException e) {
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    String text = "threw " + e.getClass().getSimpleName() + message;
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /// Retrieval by one retriever.
  record Retrieve(Retriever retriever, int depth, double until, Stragglers stragglers)
      implements CascadeStep {
    @Override
    public String stage() {
      return RETRIEVE;
    }

    @Override
    public String name() {
      return retriever.name();
    }

    @Override
    public Progress advance(Request request, ShopView shop, Progress before) {
      long began = System.nanoTime();
      try {
        Retrieval found = retriever.retrieve(request, shop, depth);
        SlateCheck.Cleaned cleaned = SlateCheck.clean(found.slate().top(depth));
        Retrieval kept =
            new Retrieval(cleaned.slate(), found.total(), found.facets(), found.understoodAs());
        @Nullable String problem = cleaned.problem();
        Duration took = since(began);
        return before.retrieved(
            kept,
            problem == null
                ? new StageOutcome.Answered(RETRIEVE, name(), kept.slate(), Slate.EMPTY, took)
                : new StageOutcome.Degraded(
                    RETRIEVE, name(), kept.slate(), Slate.EMPTY, problem, took));
      } catch (RuntimeException e) {
        return degrade(before, says(e), since(began));
      }
    }

    @Override
    public Progress degrade(Progress before, String reason, Duration took) {
      return before.withoutRetrieval(name(), reason, took);
    }
  }

  /// A stage after retrieval.
  record Staged(Stage with, int limit, double until, Stragglers stragglers) implements CascadeStep {
    @Override
    public String stage() {
      return label(with.slot());
    }

    @Override
    public String name() {
      return with.name();
    }

    @Override
    public Progress advance(Request request, ShopView shop, Progress before) {
      long began = System.nanoTime();
      try {
        Stage.Placed placed = with.place(request, shop, before.slate());
        Slate ordered = placed.slate();
        @Nullable String problem = SlateCheck.problem(before.slate(), ordered);
        if (problem != null) {
          return degrade(before, problem, since(began));
        }
        return before.with(
            new StageOutcome.Answered(
                stage(),
                name(),
                ordered.top(limit),
                ordered.from(limit),
                placed.gain(),
                since(began)));
      } catch (RuntimeException e) {
        return degrade(before, says(e), since(began));
      }
    }

    @Override
    public Progress degrade(Progress before, String reason, Duration took) {
      Slate slate = before.slate();
      return before.with(
          new StageOutcome.Degraded(
              stage(), name(), slate.top(limit), slate.from(limit), reason, took));
    }
  }
}
