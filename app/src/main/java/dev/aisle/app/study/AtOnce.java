package dev.aisle.app.study;

import dev.aisle.core.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs the parts of a study, as many at a time as there are cores.
public final class AtOnce {
  private AtOnce() {}

  /// A part.
  @FunctionalInterface
  public interface Part<T> {
    /// What came of it.
    T run() throws IOException;
  }

  /// Runs all of them. Where one fails, those that have not begun are not begun.
  ///
  /// @return what came of each, in their order
  /// @throws InvalidInputException where a part throws it
  public static <T> List<T> run(List<Part<T>> parts) throws IOException {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<T>> running = new ArrayList<>();
      parts.forEach(part -> running.add(threads.submit(part::run)));
      List<T> results = new ArrayList<>();
      try {
        for (Future<T> one : running) {
          results.add(finished(one));
        }
      } finally {
        running.forEach(one -> one.cancel(false));
      }
      return results;
    }
  }

  private static <T> T finished(Future<T> part) throws IOException {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the study was interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case InvalidInputException wrong -> throw wrong;
        case IOException failed -> throw failed;
        case null, default -> throw new IllegalStateException("a seed failed", e.getCause());
      }
    }
  }
}
