package dev.aisle.core.traffic;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.queries.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The obvious way to what [Traffic] says: every fact is kept with its time, and a report looks
/// through all of them. Right as long as no step has more queries than are counted.
final class SlowTraffic {
  private enum Kind {
    PAGE,
    EXPOSURE,
    CLICKED_POSITION,
    CLICK,
    ORDER,
    SEARCH,
    EMPTY_SEARCH,
    CLICKED_SEARCH,
    SEARCH_ORDER
  }

  private record Fact(
      Kind kind,
      Instant time,
      @Nullable Scene scene,
      int position,
      @Nullable String query,
      long cents) {}

  private static final class Shown {
    private final Impression first;
    private final @Nullable String query;
    private final Map<Integer, ItemId> items = new TreeMap<>();
    private final Set<Integer> clickedPositions = new HashSet<>();
    private boolean clicked;

    Shown(Impression first, @Nullable String query) {
      this.first = first;
      this.query = query;
    }
  }

  private final List<Fact> facts = new ArrayList<>();
  private final Map<RequestId, Shown> lists = new HashMap<>();
  private @Nullable Instant latest;

  void add(Event event, Instant now) {
    if ((!(event instanceof Impression) && !(event instanceof Interaction))
        || event.time().isAfter(now.plus(Traffic.AHEAD))) {
      return;
    }
    latest = latest == null || event.time().isAfter(latest) ? event.time() : latest;
    if (event instanceof Impression page) {
      shown(page);
    } else if (event instanceof Interaction interaction) {
      interacted(interaction);
    }
  }

  private void shown(Impression page) {
    facts.add(new Fact(Kind.PAGE, page.time(), page.scene(), 0, null, 0));
    String query = page.scene() == Scene.SEARCH ? Traffic.comparable(page.query()) : null;
    Shown list = lists.get(page.request());
    if (list == null || list.first.scene() != page.scene() || !Objects.equals(list.query, query)) {
      list = new Shown(page, query);
      lists.put(page.request(), list);
      if (query != null) {
        facts.add(new Fact(Kind.SEARCH, page.time(), null, 0, query, 0));
        if (page.exposures().isEmpty()) {
          facts.add(new Fact(Kind.EMPTY_SEARCH, page.time(), null, 0, query, 0));
        }
      }
    }
    for (Exposure exposure : page.exposures()) {
      if (exposure.position() <= Traffic.POSITIONS) {
        list.items.put(exposure.position(), exposure.item());
        facts.add(
            new Fact(Kind.EXPOSURE, list.first.time(), page.scene(), exposure.position(), null, 0));
      }
    }
  }

  private void interacted(Interaction event) {
    Shown list = event.request() == null ? null : lists.get(event.request());
    if (event.kind() == Interaction.Kind.CLICK) {
      facts.add(new Fact(Kind.CLICK, event.time(), null, 0, null, 0));
      if (list != null) {
        clicked(list, event.item());
      }
    } else if (event.kind() == Interaction.Kind.ORDER) {
      facts.add(new Fact(Kind.ORDER, event.time(), null, 0, null, event.revenueCents()));
      if (list != null && list.query != null) {
        facts.add(new Fact(Kind.SEARCH_ORDER, list.first.time(), null, 0, list.query, 0));
      }
    }
  }

  private void clicked(Shown list, ItemId item) {
    for (Map.Entry<Integer, ItemId> place : list.items.entrySet()) {
      if (place.getValue().equals(item)) {
        if (list.clickedPositions.add(place.getKey())) {
          facts.add(
              new Fact(
                  Kind.CLICKED_POSITION,
                  list.first.time(),
                  list.first.scene(),
                  place.getKey(),
                  null,
                  0));
        }
        break;
      }
    }
    if (!list.clicked && list.query != null) {
      facts.add(new Fact(Kind.CLICKED_SEARCH, list.first.time(), null, 0, list.query, 0));
    }
    list.clicked = true;
  }

  TrafficReport report(Window window, Instant until) {
    long step = window.step().toMillis();
    Instant end = Instant.ofEpochMilli((Math.floorDiv(until.toEpochMilli(), step) + 1) * step);
    Instant from = end.minusMillis(step * window.steps());
    List<TrafficReport.Point> points = new ArrayList<>();
    for (int i = 0; i < window.steps(); i++) {
      Instant begin = from.plusMillis(step * i);
      Predicate<Fact> here = within(begin, begin.plusMillis(step));
      Map<Scene, Long> pages = new EnumMap<>(Scene.class);
      for (Scene scene : Scene.values()) {
        pages.put(scene, count(here, Kind.PAGE, fact -> fact.scene == scene));
      }
      points.add(
          new TrafficReport.Point(
              begin,
              pages,
              count(here, Kind.CLICK, _ -> true),
              count(here, Kind.ORDER, _ -> true),
              facts.stream().filter(here).mapToLong(Fact::cents).sum()));
    }
    Predicate<Fact> inWindow = within(from, end);
    List<TrafficReport.SceneRates> scenes = new ArrayList<>();
    for (Scene scene : Scene.values()) {
      ClickRate all = rate(inWindow, fact -> fact.scene == scene);
      if (all.exposures() > 0) {
        scenes.add(new TrafficReport.SceneRates(scene, all, positions(inWindow, scene)));
      }
    }
    return new TrafficReport(
        window,
        from,
        until,
        latest,
        new TrafficReport.Totals(
            count(inWindow, Kind.PAGE, _ -> true),
            count(inWindow, Kind.CLICK, _ -> true),
            rate(inWindow, _ -> true),
            count(inWindow, Kind.ORDER, _ -> true),
            facts.stream().filter(inWindow).mapToLong(Fact::cents).sum()),
        points,
        scenes,
        queries(inWindow, Kind.SEARCH, true),
        queries(inWindow, Kind.EMPTY_SEARCH, false));
  }

  private static Predicate<Fact> within(Instant from, Instant end) {
    return fact -> !fact.time.isBefore(from) && fact.time.isBefore(end);
  }

  private long count(Predicate<Fact> among, Kind kind, Predicate<Fact> wanted) {
    return facts.stream().filter(among.and(fact -> fact.kind == kind).and(wanted)).count();
  }

  private ClickRate rate(Predicate<Fact> among, Predicate<Fact> wanted) {
    return new ClickRate(
        count(among, Kind.EXPOSURE, wanted), count(among, Kind.CLICKED_POSITION, wanted));
  }

  private List<ClickRate> positions(Predicate<Fact> among, Scene scene) {
    int last =
        facts.stream()
            .filter(among.and(fact -> fact.kind == Kind.EXPOSURE && fact.scene == scene))
            .mapToInt(Fact::position)
            .max()
            .orElse(0);
    List<ClickRate> rates = new ArrayList<>();
    for (int position = 1; position <= last; position++) {
      int here = position;
      rates.add(rate(among, fact -> fact.scene == scene && fact.position == here));
    }
    return rates;
  }

  private List<TrafficReport.QueryCounts> queries(
      Predicate<Fact> among, Kind kind, boolean withSuccess) {
    Set<String> queries = new HashSet<>();
    facts.stream()
        .filter(among.and(fact -> fact.kind == kind))
        .forEach(fact -> queries.add(fact.query));
    return queries.stream()
        .map(
            query -> {
              Predicate<Fact> same = fact -> query.equals(fact.query);
              long searches = count(among, kind, same);
              return new TrafficReport.QueryCounts(
                  query,
                  searches,
                  searches,
                  withSuccess ? count(among, Kind.CLICKED_SEARCH, same) : 0,
                  withSuccess ? count(among, Kind.SEARCH_ORDER, same) : 0);
            })
        .sorted(
            Comparator.comparingLong(TrafficReport.QueryCounts::searches)
                .reversed()
                .thenComparing(TrafficReport.QueryCounts::query))
        .limit(TrafficReport.QUERIES)
        .toList();
  }
}
