package dev.aisle.core.cascade;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts the runs of one step that were left behind because they were late and that still hold a
/// thread. At [#MOST] of them the step is not tried until one comes back, so a stage that hangs for
/// ever costs a handful of threads and then nothing.
final class Stragglers {
  static final int MOST = 8;
  private final AtomicInteger running = new AtomicInteger();

  boolean tooMany() {
    return running.get() >= MOST;
  }

  void left() {
    running.incrementAndGet();
  }

  void cameBack() {
    running.decrementAndGet();
  }
}
