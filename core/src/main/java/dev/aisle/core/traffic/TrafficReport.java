package dev.aisle.core.traffic;

import dev.aisle.core.queries.Scene;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened in a stretch of time. Empty steps are there too.
///
/// @param from the beginning of the first step
/// @param until the time up to which was asked, in the last step
/// @param latest the latest event that was ever counted, in this window or not; null before the
///     first
/// @param points the steps, oldest first
/// @param scenes scenes that showed something
/// @param searches the queries that were searched for most, most first
/// @param zeroResults those of which a page showed nothing
public record TrafficReport(
    Window window,
    Instant from,
    Instant until,
    @Nullable Instant latest,
    Totals totals,
    List<Point> points,
    List<SceneRates> scenes,
    List<QueryCounts> searches,
    List<QueryCounts> zeroResults) {

  /// Queries of a kind that are listed at most.
  public static final int QUERIES = 20;

  public TrafficReport {
    points = List.copyOf(points);
    scenes = List.copyOf(scenes);
    searches = List.copyOf(searches);
    zeroResults = List.copyOf(zeroResults);
  }

  /// Sums over the window.
  ///
  /// @param clicks all clicks, also those that no remembered page led to
  /// @param clicksPerExposure over all scenes, of positions 1 to [Traffic#POSITIONS]
  /// @param revenueCents price times quantity over orders with a price
  public record Totals(
      long pages, long clicks, ClickRate clicksPerExposure, long orders, long revenueCents) {}

  /// One step.
  ///
  /// @param time its beginning
  /// @param pages by scene; scenes without pages have a 0
  public record Point(
      Instant time, Map<Scene, Long> pages, long clicks, long orders, long revenueCents) {
    public Point {
      pages = Collections.unmodifiableMap(new EnumMap<>(pages));
    }
  }

  /// Clicks per exposure of a scene.
  ///
  /// @param all of all positions together
  /// @param positions of position 1, 2, …, to the last that showed something
  public record SceneRates(Scene scene, ClickRate all, List<ClickRate> positions) {
    public SceneRates {
      positions = List.copyOf(positions);
    }
  }

  /// A query in small letters, of at most [Traffic#QUERY_LENGTH] characters.
  ///
  /// @param searches searches for it, at least; exact where it is equal to `searchesAtMost`
  /// @param searchesAtMost searches that may have been: more where too many other queries were
  ///     searched for to count them all
  /// @param clicked searches that led to a click
  /// @param orders orders from the pages of those searches
  public record QueryCounts(
      String query, long searches, long searchesAtMost, long clicked, long orders) {}
}
