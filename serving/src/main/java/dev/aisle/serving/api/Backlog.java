package dev.aisle.serving.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Writes things in batches on a thread of its own, off the path of requests. Bounded: what finds
/// the queue full is refused, and the caller counts it. Safe for use by several threads.
final class Backlog<T> implements AutoCloseable {
  /// Things that wait at most.
  static final int CAPACITY = 1_024;

  /// How long a batch may grow before it is written.
  private static final long EVERY_MILLIS = 50;

  private final BlockingQueue<T> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final ReentrantLock writing = new ReentrantLock();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final int most;
  private final Consumer<List<T>> sink;
  private final Thread writer;

  /// Starts the writer; [#close] ends it.
  ///
  /// @param most things in a batch at most
  /// @param sink is called by one thread at a time, and throws nothing
  Backlog(String name, int most, Consumer<List<T>> sink) {
    this.most = most;
    this.sink = sink;
    this.writer = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /// Takes a thing, or says that it cannot. Never waits.
  boolean offer(T thing) {
    return closing.getCount() > 0 && waiting.offer(thing);
  }

  /// Things that wait.
  int size() {
    return waiting.size();
  }

  /// Writes all that waits; when it returns, what was taken before is written.
  void flush() {
    writing.lock();
    try {
      while (!waiting.isEmpty()) {
        List<T> batch = new ArrayList<>(most);
        waiting.drainTo(batch, most);
        sink.accept(batch);
      }
    } finally {
      writing.unlock();
    }
  }

  private void run() {
    try {
      while (!closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Writes what waits and ends the writer.
  @Override
  public void close() {
    // Not by an interrupt, which would close a file under a write.
    closing.countDown();
    try {
      writer.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    flush();
  }
}
