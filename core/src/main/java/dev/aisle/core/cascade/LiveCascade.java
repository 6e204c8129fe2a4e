package dev.aisle.core.cascade;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The cascade that answers now. It can be exchanged while requests run: each request is answered
/// by one cascade from its first stage to its last, and what a former cascade held is freed once
/// nothing uses it any more, not even a stage that was late and left behind.
///
/// Requests take no lock: they count themselves in and out.
public final class LiveCascade {
  private final AtomicReference<Cascade> current;
  private volatile @Nullable Observer observer;

  public LiveCascade(Cascade first) {
    current = new AtomicReference<>(first);
  }

  /// Sees answers go by. Called on the request's thread before the page goes out, so it only takes
  /// note.
  @FunctionalInterface
  public interface Observer {
    /// @param shop what the stages saw; good for as long as it lives
    void answered(CascadeAnswer answer, ShopView shop);
  }

  /// Answers a request as [Cascade#answer] does.
  public CascadeAnswer answer(Request request, ShopView shop) {
    CascadeAnswer answer = using(cascade -> cascade.answer(request, shop));
    Observer watching = observer;
    if (watching != null) {
      watching.answered(answer, shop);
    }
    return answer;
  }

  /// Does something with the cascade of now, which stays whole until it is done.
  public <T extends @Nullable Object> T using(Function<Cascade, T> work) {
    while (true) {
      Cascade cascade = current.get();
      if (cascade.uses().begin()) {
        try {
          return work.apply(cascade);
        } finally {
          cascade.uses().end();
        }
      }
      // It was exchanged and freed between the two lines above; the next one is there.
    }
  }

  /// The cascade of now, to be looked at. Whoever runs its stages does so through [#using], unless
  /// nobody exchanges it meanwhile.
  public Cascade now() {
    return current.get();
  }

  /// What the cascade of now runs.
  public CascadePlan plan() {
    return now().plan();
  }

  /// Lets another cascade answer from now on.
  ///
  /// @param next one that was in no holder before
  /// @param whenUnused run once, when the last use of the former has ended, on the thread that
  ///     ended it: keep it short
  public void exchange(Cascade next, Runnable whenUnused) {
    current.getAndSet(next).uses().retire(whenUnused);
  }

  /// Tells someone of every answer from now on, instead of whoever was told before; null for
  /// nobody.
  public void observe(@Nullable Observer next) {
    observer = next;
  }
}
