package dev.aisle.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// A closed loop of clients that POST bodies to one address, one request at a time each.
///
/// @param requests requests that were answered
/// @param wall what the run took
/// @param serverCpu CPU time that the server's process used meanwhile
/// @param latencies of single requests, in microseconds
public record LoadRun(int requests, Duration wall, Duration serverCpu, Histogram latencies) {

  /// Sends every body once.
  ///
  /// @throws IllegalStateException where an answer is not 200
  public static LoadRun of(
      HttpClient client, URI address, List<String> bodies, int clients, ProcessHandle server)
      throws InterruptedException, ExecutionException {
    Histogram latencies = new ConcurrentHistogram(Duration.ofMinutes(1).toNanos() / 1_000, 3);
    AtomicInteger next = new AtomicInteger();
    Duration cpuBefore = cpu(server);
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> loops =
          IntStream.range(0, clients)
              .<Future<?>>mapToObj(
                  client1 ->
                      threads.submit(
                          () -> {
                            for (int i = next.getAndIncrement();
                                i < bodies.size();
                                i = next.getAndIncrement()) {
                              send(client, address, bodies.get(i), latencies);
                            }
                            return null;
                          }))
              .toList();
      for (Future<?> loop : loops) {
        loop.get();
      }
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    return new LoadRun(bodies.size(), wall, cpu(server).minus(cpuBefore), latencies);
  }

  private static void send(HttpClient client, URI address, String body, Histogram latencies)
      throws java.io.IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long start = System.nanoTime();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    latencies.recordValue((System.nanoTime() - start) / 1_000);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          address + " answered " + response.statusCode() + " to " + body + ": " + response.body());
    }
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /// Requests a second.
  public double throughput() {
    return requests / (wall.toNanos() / 1e9);
  }

  /// CPU time of the server per request, in milliseconds.
  public double cpuMillis() {
    return serverCpu.toNanos() / 1e6 / requests;
  }

  /// Both runs as one.
  public LoadRun plus(LoadRun other) {
    Histogram all = latencies.copy();
    all.add(other.latencies);
    return new LoadRun(
        requests + other.requests, wall.plus(other.wall), serverCpu.plus(other.serverCpu), all);
  }
}
