package dev.aisle.app.cli;

import java.util.concurrent.CountDownLatch;

/// Ctrl-C, or whatever else asks the process to end, as a wish: the process waits until this is
/// closed, so that what runs can end in order.
final class StopSignal implements AutoCloseable {
  private final CountDownLatch given = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook =
      new Thread(
          () -> {
            given.countDown();
            try {
              ended.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          },
          "shutdown");

  /// Listens from now on.
  StopSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Whether the process was asked to end.
  boolean given() {
    return given.getCount() == 0;
  }

  /// Waits until the process is asked to end.
  void await() throws InterruptedException {
    given.await();
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and no longer waits for this.
    }
  }
}
