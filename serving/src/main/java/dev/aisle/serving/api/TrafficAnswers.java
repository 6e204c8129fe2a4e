package dev.aisle.serving.api;

import dev.aisle.core.traffic.ClickRate;
import dev.aisle.core.traffic.TrafficReport;
import dev.aisle.serving.http.ServingMetrics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the server answers of traffic, which [TrafficReport] describes field by field. Times are
/// ISO 8601, amounts of money decimals in the shop's currency.
final class TrafficAnswers {
  private TrafficAnswers() {}

  /// A window of traffic, and how fast pages came about.
  ///
  /// @param latest when something last happened, in this window or before it
  /// @param clickRates per scene that showed something
  /// @param cascade all stages together
  /// @param backgroundShoppers null where the shop is not a generated one
  record TrafficAnswer(
      String window,
      String from,
      String until,
      int stepSeconds,
      @Nullable String latest,
      TrafficTotals totals,
      List<TrafficPoint> series,
      List<SceneClickRates> clickRates,
      LatencyAnswer cascade,
      List<StageLatencyAnswer> stages,
      List<QueryTraffic> queries,
      List<QueryTraffic> zeroResultQueries,
      @Nullable BackgroundShoppersAnswer backgroundShoppers) {}

  /// Sums over the window.
  record TrafficTotals(
      long pages, long clicks, ClickRateAnswer clicksPerExposure, long orders, String revenue) {
    static TrafficTotals of(TrafficReport.Totals totals) {
      return new TrafficTotals(
          totals.pages(),
          totals.clicks(),
          ClickRateAnswer.of(totals.clicksPerExposure()),
          totals.orders(),
          amount(totals.revenueCents()));
    }
  }

  /// One step of the window.
  ///
  /// @param pages by scene
  record TrafficPoint(
      String time, Map<String, Long> pages, long clicks, long orders, String revenue) {
    static TrafficPoint of(TrafficReport.Point point) {
      Map<String, Long> pages = new TreeMap<>();
      point.pages().forEach((scene, count) -> pages.put(label(scene), count));
      return new TrafficPoint(
          point.time().toString(),
          pages,
          point.clicks(),
          point.orders(),
          amount(point.revenueCents()));
    }
  }

  /// Clicks per exposure with Wilson's 95 % interval.
  record ClickRateAnswer(long exposures, long clicks, double rate, double low, double high) {
    static ClickRateAnswer of(ClickRate rate) {
      return new ClickRateAnswer(
          rate.exposures(), rate.clicks(), rate.rate(), rate.low(), rate.high());
    }
  }

  /// Clicks per exposure of a scene.
  record SceneClickRates(String scene, ClickRateAnswer all, List<PositionClickRate> positions) {
    static SceneClickRates of(TrafficReport.SceneRates rates) {
      List<PositionClickRate> positions = new ArrayList<>();
      for (ClickRate rate : rates.positions()) {
        positions.add(
            new PositionClickRate(
                positions.size() + 1,
                rate.exposures(),
                rate.clicks(),
                rate.rate(),
                rate.low(),
                rate.high()));
      }
      return new SceneClickRates(label(rates.scene()), ClickRateAnswer.of(rates.all()), positions);
    }
  }

  /// Clicks per exposure at a position.
  record PositionClickRate(
      int position, long exposures, long clicks, double rate, double low, double high) {}

  /// How long all stages took together.
  ///
  /// @param runs since the server started
  /// @param p50Micros of the last hour, as are the others
  record LatencyAnswer(long runs, long p50Micros, long p95Micros, long p99Micros) {
    static LatencyAnswer of(ServingMetrics.Latency latency) {
      return new LatencyAnswer(
          latency.runs(), micros(latency.median()), micros(latency.p95()), micros(latency.p99()));
    }
  }

  /// How long a stage took.
  ///
  /// @param runs since the server started
  /// @param degraded runs that could not answer, since the server started
  /// @param p50Micros of the last hour, as are the others
  record StageLatencyAnswer(
      String stage,
      String name,
      long runs,
      long degraded,
      long p50Micros,
      long p95Micros,
      long p99Micros) {
    static StageLatencyAnswer of(ServingMetrics.StageLatency stage) {
      ServingMetrics.Latency latency = stage.latency();
      return new StageLatencyAnswer(
          stage.stage(),
          stage.name(),
          latency.runs(),
          latency.degraded(),
          micros(latency.median()),
          micros(latency.p95()),
          micros(latency.p99()));
    }
  }

  /// What a query led to.
  record QueryTraffic(
      String query, long searches, long searchesAtMost, long clickedSearches, long orders) {
    static QueryTraffic of(TrafficReport.QueryCounts counts) {
      return new QueryTraffic(
          counts.query(),
          counts.searches(),
          counts.searchesAtMost(),
          counts.clicked(),
          counts.orders());
    }
  }

  /// What simulated shoppers do.
  record BackgroundShoppersAnswer(
      boolean running, double pagesPerSecond, long pages, @Nullable String trouble) {
    static BackgroundShoppersAnswer of(BackgroundShoppers.Status status) {
      return new BackgroundShoppersAnswer(
          status.running(), status.pagesPerSecond(), status.pages(), status.trouble());
    }
  }

  static TrafficAnswer of(
      TrafficReport report,
      ServingMetrics.Latency cascade,
      List<ServingMetrics.StageLatency> stages,
      BackgroundShoppers.@Nullable Status shoppers) {
    Instant latest = report.latest();
    return new TrafficAnswer(
        report.window().label(),
        report.from().toString(),
        report.until().toString(),
        (int) report.window().step().toSeconds(),
        latest == null ? null : latest.toString(),
        TrafficTotals.of(report.totals()),
        report.points().stream().map(TrafficPoint::of).toList(),
        report.scenes().stream().map(SceneClickRates::of).toList(),
        LatencyAnswer.of(cascade),
        stages.stream().map(StageLatencyAnswer::of).toList(),
        report.searches().stream().map(QueryTraffic::of).toList(),
        report.zeroResults().stream().map(QueryTraffic::of).toList(),
        shoppers == null ? null : BackgroundShoppersAnswer.of(shoppers));
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String amount(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
