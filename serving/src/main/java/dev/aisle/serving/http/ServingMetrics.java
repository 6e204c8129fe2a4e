package dev.aisle.serving.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
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

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ConcurrentHashMap<RouteKey, Timer> routes = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<StageKey, Timer> stages = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<StageKey, Counter> degraded = new ConcurrentHashMap<>();

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
                Timer.builder("aisle.stage")
                    .description("time of a stage of the cascade")
                    .tag("stage", k.stage())
                    .tag("name", k.name())
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry))
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
