package dev.aisle.serving.api;

import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Exchange;
import dev.aisle.serving.http.ServingMetrics;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Health, readiness and metrics.
final class OperationsApi {
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final ServingMetrics metrics;
  private final Readiness readiness;

  OperationsApi(ServingMetrics metrics, Readiness readiness) {
    this.metrics = metrics;
    this.readiness = readiness;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/healthz",
            null,
            "Whether the process answers",
            Content.json(Answers.Health.class),
            exchange -> exchange.json(new Answers.Health("up", null))),
        Endpoint.get(
            "/readyz",
            null,
            "Whether requests should be sent here; 503 where not",
            Content.json(Answers.Health.class),
            this::ready),
        Endpoint.get(
            "/metrics",
            Scope.ADMIN,
            "Metrics for Prometheus",
            Content.of("text/plain"),
            exchange ->
                exchange.send(
                    200, METRICS_TYPE, metrics.scrape().getBytes(StandardCharsets.UTF_8))));
  }

  private void ready(Exchange exchange) {
    Answers.Health missing = readiness.missing();
    if (missing == null) {
      exchange.json(new Answers.Health("ready", null));
    } else {
      exchange.json(503, missing);
    }
  }
}
