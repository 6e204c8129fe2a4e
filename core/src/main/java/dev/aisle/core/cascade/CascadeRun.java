package dev.aisle.core.cascade;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One request on its way through the steps. The caller lends the work to a worker thread and
/// watches the clock; where a step is late, the worker is interrupted and left behind and another
/// one goes on from the next step.
///
/// Workers are platform threads: a stage that computes without end would keep one of the few
/// carriers of the virtual threads for itself, and with them the callers that should notice.
final class CascadeRun {
  /// Requests in flight at most; more are answered at once, degraded.
  static final int MOST_WORKERS = 256;

  private static final Executor WORKERS = workers();

  private final Request request;
  private final ShopView shop;
  private final List<CascadeStep> steps;
  private final long began;
  private final Uses uses;

  /// @param uses counts every run, so that nothing is freed under one that was left behind
  CascadeRun(Request request, ShopView shop, List<CascadeStep> steps, long began, Uses uses) {
    this.request = request;
    this.shop = shop;
    this.steps = steps;
    this.began = began;
    this.uses = uses;
  }

  /// Runs all steps. The answer comes by the end of the budget.
  Progress run() {
    Progress progress = Progress.START;
    int next = 0;
    while (next < steps.size()) {
      CascadeStep step = steps.get(next);
      if (next > 0 && progress.slate().size() == 0) {
        return progress;
      }
      if (step.stragglers().tooMany()) {
        progress =
            step.degrade(
                progress,
                "was not tried: " + Stragglers.MOST + " earlier runs have not come back",
                Duration.ZERO);
        next++;
        continue;
      }
      Attempt attempt = new Attempt(next, progress);
      if (!uses.begin()) {
        throw new IllegalStateException("the cascade was exchanged and its memory freed");
      }
      try {
        WORKERS.execute(attempt);
      } catch (RejectedExecutionException e) {
        uses.end();
        progress =
            step.degrade(
                progress,
                "was not tried: " + MOST_WORKERS + " requests are running",
                Duration.ZERO);
        next++;
        continue;
      }
      attempt.await();
      progress = attempt.progress;
      next = attempt.current;
    }
    return progress;
  }

  private long deadline(int step) {
    return began + (long) (request.budget().toNanos() * steps.get(step).until());
  }

  /// The steps from one on, on one worker, until all are done or one is late.
  private final class Attempt implements Runnable {
    // All guarded by this. `current` is the step that runs, or the next one once the attempt ended.
    private int current;
    private Progress progress;
    private long since = System.nanoTime();
    private boolean ended;
    private @Nullable Thread worker;
    private @Nullable Error error;

    Attempt(int first, Progress progress) {
      this.current = first;
      this.progress = progress;
    }

    @Override
    public void run() {
      try {
        advance();
      } finally {
        uses.end();
      }
    }

    private void advance() {
      Progress before;
      CascadeStep step;
      synchronized (this) {
        if (ended) {
          return;
        }
        worker = Thread.currentThread();
        since = System.nanoTime();
        before = progress;
        step = steps.get(current);
      }
      while (true) {
        Progress after;
        try {
          after = step.advance(request, shop, before);
        } catch (Error e) {
          if (!fail(step, e)) {
            throw e;
          }
          return;
        }
        synchronized (this) {
          if (ended) {
            comeBack(step);
            return;
          }
          long now = System.nanoTime();
          if (now > deadline(current)) {
            after = step.degrade(before, late(now), Duration.ofNanos(now - since));
          }
          progress = after;
          since = now;
          current++;
          if (current == steps.size() || after.slate().size() == 0) {
            end();
            return;
          }
          if (steps.get(current).stragglers().tooMany()) {
            end();
            return;
          }
          before = after;
          step = steps.get(current);
        }
      }
    }

    /// Waits until the attempt has ended, or ends it.
    synchronized void await() {
      try {
        while (!ended) {
          long left = deadline(current) - System.nanoTime();
          if (left <= 0) {
            leave(late(System.nanoTime()));
          } else {
            TimeUnit.NANOSECONDS.timedWait(this, left);
          }
        }
      } catch (InterruptedException e) {
        if (!ended) {
          leave("was interrupted");
        }
        Thread.currentThread().interrupt();
      }
      if (error != null) {
        throw error;
      }
    }

    private void leave(String reason) {
      CascadeStep step = steps.get(current);
      progress = step.degrade(progress, reason, Duration.ofNanos(System.nanoTime() - since));
      current++;
      ended = true;
      if (worker != null) {
        step.stragglers().left();
        worker.interrupt();
      }
    }

    /// Hands an error to the caller; false where the caller has gone on.
    private synchronized boolean fail(CascadeStep step, Error e) {
      if (ended) {
        comeBack(step);
        return false;
      }
      error = e;
      end();
      return true;
    }

    private void end() {
      ended = true;
      notifyAll();
    }

    private void comeBack(CascadeStep step) {
      step.stragglers().cameBack();
      // The interrupt was meant for the stage, not for the next request on this thread.
      boolean _ = Thread.interrupted();
    }

    private String late(long now) {
      return String.format(
          Locale.ROOT,
          "was late: not done %.1f ms after the request began, its deadline was %.1f ms",
          (now - began) / 1e6,
          (deadline(current) - began) / 1e6);
    }
  }

  private static Executor workers() {
    AtomicLong count = new AtomicLong();
    return new ThreadPoolExecutor(
        0,
        MOST_WORKERS,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task ->
            Thread.ofPlatform()
                .daemon()
                .name("cascade-" + count.incrementAndGet())
                .unstarted(task));
  }
}
