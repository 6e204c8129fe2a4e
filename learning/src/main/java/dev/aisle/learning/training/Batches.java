package dev.aisle.learning.training;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The batches of the steps to come, made on threads of their own and taken in order. At most so
/// many are made ahead; which thread makes one does not matter to what is in it.
///
/// For one taking thread.
final class Batches<B> implements AutoCloseable {
  private static final long LOOK_AROUND_MILLIS = 50;

  private final BatchSource<B> source;
  private final ExampleOrder order;
  private final long seed;
  private final int rank;
  private final int workers;
  private final long steps;
  private final int ahead;
  private final ExecutorService threads;
  private final Queue<Future<Made<B>>> ready = new ArrayDeque<>();
  private long submitted;
  private long waitedNanos;

  /// What a step takes.
  ///
  /// @param batch null where the worker has no part in the step
  /// @param examples in the batch
  record Made<B>(@Nullable B batch, int examples) {}

  /// @param from the first step that is taken
  /// @param steps the first that is not
  Batches(
      BatchSource<B> source,
      ExampleOrder order,
      TrainingRun run,
      long from,
      long steps,
      TrainingConfig.Ahead ahead) {
    this.source = source;
    this.order = order;
    this.seed = run.seed();
    this.rank = run.peers().rank();
    this.workers = run.peers().size();
    this.submitted = from;
    this.steps = steps;
    this.ahead = ahead.batches();
    this.threads =
        Executors.newFixedThreadPool(
            ahead.threads(), Thread.ofPlatform().daemon().name("batches-", 0).factory());
    fill();
  }

  private void fill() {
    while (ready.size() < ahead && submitted < steps) {
      long step = submitted++;
      int[] examples = order.of(step, rank, workers);
      ready.add(threads.submit(() -> make(step, examples)));
    }
  }

  private Made<B> make(long step, int[] examples) {
    B batch =
        examples.length == 0
            ? null
            : source.batch(examples, Streams.BATCH.random(seed, step * workers + rank));
    return new Made<>(batch, examples.length);
  }

  /// Waits for the batch of the next step.
  ///
  /// @param stopped looked at while waiting
  /// @return null where it was stopped
  /// @throws RuntimeException whatever the source threw
  @Nullable Made<B> next(BooleanSupplier stopped) {
    Future<Made<B>> first = ready.remove();
    long start = System.nanoTime();
    Made<B> made = await(first, stopped);
    waitedNanos += System.nanoTime() - start;
    fill();
    return made;
  }

  private static <B> @Nullable Made<B> await(Future<Made<B>> future, BooleanSupplier stopped) {
    while (true) {
      try {
        return future.get(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (stopped.getAsBoolean()) {
          return null;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException cause -> throw cause;
          case Error cause -> throw cause;
          case null, default -> throw new IllegalStateException("a batch could not be made", e);
        }
      }
    }
  }

  /// Time that steps waited for their batch until now.
  long waitedNanos() {
    return waitedNanos;
  }

  /// Ends the threads; batches that are still being made are given up.
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
