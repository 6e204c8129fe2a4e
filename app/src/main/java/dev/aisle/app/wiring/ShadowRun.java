package dev.aisle.app.wiring;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.CascadeAnswer;
import dev.aisle.core.cascade.LiveCascade;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.cascade.Slate;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.cascade.StageOutcome;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.queries.SortOrder;
import dev.aisle.learning.models.Served;
import dev.aisle.serving.api.TrainedModels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A version that scores what the live stage of its slot was given, on a thread of its own, and
/// counts how far the two agree. Answers only drop what they were made of into a bounded queue;
/// what finds it full is counted and forgotten.
///
/// The version sees the shopper as of a moment after the answer, so what was learned in between may
/// differ.
final class ShadowRun implements LiveCascade.Observer, AutoCloseable {
  private static final int WAITING = 64;
  private static final int TOP = 10;

  /// Of so many requests one is scored.
  private static final int SAMPLE = 4;

  private final LoadedModel candidate;
  private final Stage stage;
  private final BlockingQueue<Seen> queue = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong passed = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final Thread thread;
  private volatile Counts counts = new Counts("none", 0, 0, 0, 0, 0, 0);

  private record Seen(CascadeAnswer answer, ShopView shop) {}

  /// Sums over the requests so far; replaced as a whole by the one thread that counts.
  private record Counts(
      String against,
      long requests,
      long failed,
      double tau,
      double top,
      double micros,
      double liveMicros) {
    double mean(double sum) {
      return requests == 0 ? 0 : sum / requests;
    }
  }

  /// @param candidate released when the run is closed
  ShadowRun(LoadedModel candidate, Stage.Slot slot) {
    if (!(candidate.served() instanceof Served.Orders orders) || orders.stage().slot() != slot) {
      throw new IllegalArgumentException(candidate.manifest().label() + " orders nothing");
    }
    this.candidate = candidate;
    this.stage = orders.stage();
    this.thread = Thread.ofPlatform().daemon().name("aisle-shadow").start(this::run);
  }

  @Override
  public void answered(CascadeAnswer answer, ShopView shop) {
    if (answer.request().sort() == SortOrder.RELEVANCE
        && passed.getAndIncrement() % SAMPLE == 0
        && !queue.offer(new Seen(answer, shop))) {
      skipped.incrementAndGet();
    }
  }

  private void run() {
    try {
      while (true) {
        Seen seen = queue.take();
        score(seen.answer(), seen.shop());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      candidate.release();
    }
  }

  private void score(CascadeAnswer answer, ShopView shop) {
    Slate given = answer.givenTo(stage.slot());
    if (given.size() < 2) {
      return;
    }
    @Nullable StageOutcome outcome = answer.outcome(stage.slot());
    Slate live = outcome == null ? given : outcome.slate().then(outcome.cut());
    long began = System.nanoTime();
    Slate ordered;
    try {
      ordered = stage.apply(answer.request(), shop, given);
    } catch (RuntimeException e) {
      Counts now = counts;
      counts =
          new Counts(
              now.against(),
              now.requests(),
              now.failed() + 1,
              now.tau(),
              now.top(),
              now.micros(),
              now.liveMicros());
      return;
    }
    double micros = (System.nanoTime() - began) / 1e3;
    Counts now = counts;
    counts =
        new Counts(
            outcome == null ? "none" : outcome.name(),
            now.requests() + 1,
            now.failed(),
            now.tau() + kendallTau(live.candidates(), ordered.candidates()),
            now.top() + overlap(live.candidates(), ordered.candidates()),
            now.micros() + micros,
            now.liveMicros() + (outcome == null ? 0 : outcome.took().toNanos() / 1e3));
  }

  /// `(concordant − discordant) / pairs` over the items that both orders have, in `[-1, 1]`
  /// (Kendall 1938; ties do not occur in orders); 1 for fewer than two.
  static double kendallTau(List<Candidate> live, List<Candidate> shadow) {
    Map<ItemId, Integer> places = new HashMap<>();
    for (int i = 0; i < live.size(); i++) {
      places.put(live.get(i).item(), i);
    }
    int[] ranks =
        shadow.stream()
            .filter(each -> places.containsKey(each.item()))
            .mapToInt(each -> places.getOrDefault(each.item(), 0))
            .toArray();
    long discordant = 0;
    for (int i = 1; i < ranks.length; i++) {
      for (int j = 0; j < i; j++) {
        discordant += ranks[j] > ranks[i] ? 1 : 0;
      }
    }
    long pairs = (long) ranks.length * (ranks.length - 1) / 2;
    return pairs == 0 ? 1 : 1 - 2.0 * discordant / pairs;
  }

  /// The share of the first ten of one order that are among the first ten of the other.
  static double overlap(List<Candidate> live, List<Candidate> shadow) {
    int top = Math.min(TOP, Math.min(live.size(), shadow.size()));
    List<ItemId> first = shadow.stream().limit(top).map(Candidate::item).toList();
    long shared = live.stream().limit(top).filter(each -> first.contains(each.item())).count();
    return top == 0 ? 1 : (double) shared / top;
  }

  TrainedModels.Shadow counted() {
    Counts now = counts;
    return new TrainedModels.Shadow(
        candidate.manifest().model(),
        candidate.version(),
        now.against(),
        now.requests(),
        skipped.get(),
        now.failed(),
        now.mean(now.tau()),
        now.mean(now.top()),
        now.mean(now.micros()),
        now.mean(now.liveMicros()));
  }

  /// Ends the run; the version's memory is freed once its last request is scored.
  @Override
  public void close() {
    thread.interrupt();
  }
}
