package dev.aisle.serving.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What `/metrics` says, in Prometheus' text. Names begin with `aisle_`; durations are histograms
/// in seconds. Safe for use by several threads.
public final class ServingMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private record RouteKey(String route, int status) {}

  private record StageKey(String stage, String name) {}

  /// How long something took lately.
  ///
  /// @param runs since the server started
  /// @param degraded runs that could not answer, since the server started
  /// @param median of the last hour, as are the other percentiles; 0 where there was no run
  public record Latency(long runs, long degraded, Duration median, Duration p95, Duration p99) {}

  /// The latency of a stage of the cascade.
  public record StageLatency(String stage, String name, Latency latency) {}

  /// A timer for Prometheus, which computes percentiles from its buckets, and one that knows those
  /// of the last hour itself.
  private record Timers(Timer buckets, Timer lately) {
    void record(Duration took) {
      buckets.record(took);
      lately.record(took);
    }
  }

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ConcurrentHashMap<RouteKey, Timer> routes = new ConcurrentHashMap<>();
  private final SimpleMeterRegistry lately = new SimpleMeterRegistry();
  private final ConcurrentHashMap<StageKey, Timers> stages = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<StageKey, Counter> degraded = new ConcurrentHashMap<>();
  private final Timers cascade =
      timers("aisle.cascade", "time of all stages of the cascade together", Tags.empty());

  /// Counts an answered request.
  ///
  /// @param route the endpoint's method and path, never the path that was sent
  public void answered(String route, int status, long nanos) {
    routes
        .computeIfAbsent(
            new RouteKey(route, status),
            key ->
                Timer.builder("aisle.http.request")
                    .description("time to answer, by route and status")
                    .tag("route", key.route())
                    .tag("status", Integer.toString(key.status()))
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry))
        .record(Duration.ofNanos(nanos));
  }

  /// Counts a run of a stage.
  public void stage(String stage, String name, Duration took, boolean isDegraded) {
    StageKey key = new StageKey(stage, name);
    stages
        .computeIfAbsent(
            key,
            k ->
                timers(
                    "aisle.stage",
                    "time of a stage of the cascade",
                    Tags.of("stage", k.stage(), "name", k.name())))
        .record(took);
    if (isDegraded) {
      degraded
          .computeIfAbsent(
              key,
              k ->
                  Counter.builder("aisle.stage.degraded")
                      .description("times that a stage could not answer")
                      .tag("stage", k.stage())
                      .tag("name", k.name())
                      .register(registry))
          .increment();
    }
  }

  /// Counts a run of the whole cascade.
  public void cascade(Duration took) {
    cascade.record(took);
  }

  private Timers timers(String name, String description, Tags tags) {
    return new Timers(
        Timer.builder(name)
            .description(description)
            .tags(tags)
            .serviceLevelObjectives(BUCKETS)
            .register(registry),
        Timer.builder(name)
            .tags(tags)
            .publishPercentiles(0.5, 0.95, 0.99)
            .percentilePrecision(2)
            .distributionStatisticExpiry(Duration.ofHours(1))
            .distributionStatisticBufferLength(6)
            .register(lately));
  }

  /// The latency of every stage that ran, in no particular order.
  public List<StageLatency> stageLatencies() {
    List<StageLatency> latencies = new ArrayList<>();
    stages.forEach(
        (key, timers) -> {
          Counter failures = degraded.get(key);
          latencies.add(
              new StageLatency(
                  key.stage(),
                  key.name(),
                  latency(timers, failures == null ? 0 : (long) failures.count())));
        });
    return latencies;
  }

  /// The latency of the whole cascade.
  public Latency cascadeLatency() {
    return latency(cascade, 0);
  }

  private static Latency latency(Timers timers, long failures) {
    ValueAtPercentile[] values = timers.lately().takeSnapshot().percentileValues();
    return new Latency(
        timers.lately().count(), failures, at(values[0]), at(values[1]), at(values[2]));
  }

  private static Duration at(ValueAtPercentile value) {
    return Duration.ofNanos((long) value.value(TimeUnit.NANOSECONDS));
  }

  /// A size that is asked for whenever metrics are read.
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  /// A count of something that happens.
  public Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  /// All of it as text.
  public String scrape() {
    return registry.scrape();
  }
}
