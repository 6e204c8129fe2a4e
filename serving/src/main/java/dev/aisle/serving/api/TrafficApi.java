package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.cascade.Stage;
import dev.aisle.core.traffic.TrafficReport;
import dev.aisle.core.traffic.Window;
import dev.aisle.serving.access.Scope;
import dev.aisle.serving.http.Content;
import dev.aisle.serving.http.Endpoint;
import dev.aisle.serving.http.Exchange;
import dev.aisle.serving.http.ServingMetrics;
import dev.aisle.serving.http.ServingMetrics.StageLatency;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What shoppers did with the pages, and how fast the pages came about.
final class TrafficApi {
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final List<String> STAGES = stages();

  private static final Comparator<StageLatency> IN_ORDER =
      Comparator.<StageLatency>comparingInt(stage -> STAGES.indexOf(stage.stage()))
          .thenComparing(StageLatency::name);

  private final Studio studio;
  private final ServingMetrics metrics;
  private final InstantSource clock;

  TrafficApi(Studio studio, ServingMetrics metrics, InstantSource clock) {
    this.studio = studio;
    this.metrics = metrics;
    this.clock = clock;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                "/v1/traffic",
                Scope.ADMIN,
                "Pages, clicks, orders, queries and latency of the last 1h, 24h, 7d or 60d, or of"
                    + " those before a time",
                Content.json(TrafficAnswers.TrafficAnswer.class),
                this::traffic)
            .with("window", "until"));
  }

  private void traffic(Exchange exchange) {
    String window = exchange.parameter("window");
    TrafficReport report =
        studio
            .traffic()
            .report(
                window == null ? Window.DAY : Window.of(window),
                until(exchange.parameter("until")));
    BackgroundShoppers shoppers = studio.shoppers();
    exchange.json(
        TrafficAnswers.of(
            report,
            metrics.cascadeLatency(),
            metrics.stageLatencies().stream().sorted(IN_ORDER).toList(),
            shoppers == null ? null : shoppers.status()));
  }

  private Instant until(@Nullable String text) {
    if (text == null) {
      return clock.instant();
    }
    try {
      Instant time = Instant.parse(text);
      if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      throw noTime(e);
    }
    throw noTime(null);
  }

  private static InvalidInputException noTime(@Nullable DateTimeException cause) {
    String problem = "is no time from 1970 to 9999";
    String remedy = "Send one such as 2026-11-21T12:00:00Z, or leave it out for now.";
    return cause == null
        ? new InvalidInputException("until", problem, remedy)
        : new InvalidInputException("until", problem, remedy, cause);
  }

  private static List<String> stages() {
    List<String> stages = new ArrayList<>(List.of("retrieve"));
    for (Stage.Slot slot : Stage.Slot.values()) {
      stages.add(slot.name().toLowerCase(Locale.ROOT));
    }
    return stages;
  }
}
