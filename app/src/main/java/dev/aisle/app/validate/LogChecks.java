package dev.aisle.app.validate;

import dev.aisle.app.validate.Check.Verdict;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What can be wrong with events, looked at in the order of the log.
///
/// Remembers the pages of the last [#PAGES] requests; an interaction with an older page counts as
/// one whose page is unknown.
final class LogChecks {
  private static final int PAGES = 500_000;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

  private final Shop shop;
  private final Instant latest;
  private final Map<RequestId, Set<ItemId>> pages =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RequestId, Set<ItemId>> eldest) {
          return size() > PAGES;
        }
      };
  private final Map<String, Long> types = new TreeMap<>();
  private final Map<ShopperId, Instant> lastOf = new HashMap<>();
  private final Set<SessionId> sessions = new HashSet<>();
  private final Set<Integer> clicked = new HashSet<>();
  private final Map<ItemId, Integer> notSold = new HashMap<>();
  private final Set<ItemId> removed = new HashSet<>();
  private long events;
  private long impressions;
  private long exposures;
  private long interactions;
  private long orders;
  private long positionGaps;
  private long duplicatePositions;
  private long unexplored;
  private long notShown;
  private long withoutPage;
  private long ordersWithoutClick;
  private long outOfOrder;
  private long future;
  private long ancient;

  LogChecks(Shop shop, Instant now) {
    this.shop = shop;
    this.latest = now.plus(CLOCKS_DIFFER_BY);
  }

  void look(Event event) {
    if (event instanceof ItemRemoved gone) {
      removed.add(gone.item());
    }
    ShopperId shopper = event.shopper();
    if (shopper == null) {
      return;
    }
    events++;
    types.merge(type(event), 1L, Long::sum);
    future += event.time().isAfter(latest) ? 1 : 0;
    ancient += event.time().isBefore(EARLIEST) ? 1 : 0;
    Instant last = lastOf.put(shopper, event.time());
    outOfOrder += last != null && event.time().isBefore(last) ? 1 : 0;
    switch (event) {
      case Impression impression -> look(impression);
      case Interaction interaction -> look(interaction);
      default -> {}
    }
  }

  private static String type(Event event) {
    return event instanceof Interaction interaction
        ? interaction.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
        : event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void look(Impression impression) {
    impressions++;
    sessions.add(impression.session());
    Set<Integer> positions = new HashSet<>();
    int lowest = Integer.MAX_VALUE;
    int highest = 0;
    boolean twice = false;
    for (Exposure exposure : impression.exposures()) {
      exposures++;
      unexplored += exposure.propensity() == 1 ? 1 : 0;
      twice |= !positions.add(exposure.position());
      lowest = Math.min(lowest, exposure.position());
      highest = Math.max(highest, exposure.position());
      lookAtItem(exposure.item());
    }
    duplicatePositions += twice ? 1 : 0;
    positionGaps += highest > 0 && highest - lowest + 1 > positions.size() ? 1 : 0;
    Set<ItemId> shown = pages.computeIfAbsent(impression.request(), request -> new HashSet<>());
    impression.exposures().forEach(exposure -> shown.add(exposure.item()));
  }

  private void look(Interaction interaction) {
    interactions++;
    sessions.add(interaction.session());
    lookAtItem(interaction.item());
    RequestId request = interaction.request();
    Set<ItemId> shown = request == null ? null : pages.get(request);
    if (shown == null) {
      withoutPage++;
    } else if (!shown.contains(interaction.item())) {
      notShown++;
    }
    int pair = 31 * interaction.shopper().hashCode() + interaction.item().hashCode();
    switch (interaction.kind()) {
      case CLICK -> clicked.add(pair);
      case ORDER -> {
        orders++;
        ordersWithoutClick += clicked.contains(pair) ? 0 : 1;
      }
      case ADD_TO_CART, SKIP, DWELL -> {}
    }
  }

  private void lookAtItem(ItemId item) {
    if (shop.item(item) == null) {
      notSold.merge(item, 1, Integer::sum);
    }
  }

  List<Check> checks() {
    // What was sold once is known, also where it was removed later.
    notSold.keySet().removeAll(removed);
    if (events == 0) {
      return List.of(
          new Check(
              "events",
              Verdict.WARN,
              0,
              0,
              "the log has no shoppers: nothing can be learned from behaviour",
              "Import a log, or serve the shop and let it write one."));
    }
    List<Check> checks = new ArrayList<>();
    checks.add(Check.fact("events", events, shares()));
    checks.add(
        Check.fact(
            "shoppers",
            lastOf.size(),
            String.format("%,d shoppers in %,d sessions", lastOf.size(), sessions.size())));
    checks.add(
        Check.none(
            Verdict.FAIL,
            "unknown-items",
            notSold.values().stream().mapToLong(Integer::longValue).sum(),
            exposures + interactions,
            String.format(
                "exposures and interactions that name %,d items outside the catalogue",
                notSold.size()),
            "Import the catalogue that the log belongs to."));
    checks.add(
        Check.none(
            Verdict.FAIL,
            "duplicate-positions",
            duplicatePositions,
            impressions,
            "impressions with two items at one position",
            "Export one row per item and position."));
    checks.add(
        Check.none(
            Verdict.WARN,
            "position-gaps",
            positionGaps,
            impressions,
            "impressions with positions left out",
            "Log every item of a page, also those nobody clicked."));
    checks.add(
        Check.none(
            Verdict.FAIL,
            "interactions-with-items-not-shown",
            notShown,
            interactions,
            "interactions with items that their page did not show",
            "Check how interactions are joined to requests."));
    checks.add(
        Check.none(
            Verdict.WARN,
            "interactions-without-page",
            withoutPage,
            interactions,
            "interactions that belong to no known page, so nothing tells what was passed over",
            "Send the request id of the page with each interaction."));
    checks.add(
        Check.none(
            Verdict.WARN,
            "orders-without-click",
            ordersWithoutClick,
            orders,
            "orders of items that the shopper never clicked before",
            "Log clicks too; fine where the log holds only what was bought."));
    checks.add(
        Check.none(
            Verdict.WARN,
            "out-of-order",
            outOfOrder,
            events,
            "events before an earlier one of the same shopper in the log",
            "Sort the source by time before importing it."));
    checks.add(
        Check.none(
            Verdict.FAIL,
            "events-in-the-future",
            future,
            events,
            "events more than a day from now",
            "Check clocks, time zones and the unit of timestamps."));
    checks.add(
        Check.none(
            Verdict.FAIL,
            "events-before-2000",
            ancient,
            events,
            "events before the year 2000",
            "Timestamps are milliseconds; seconds look like January 1970."));
    checks.add(exploration());
    return checks;
  }

  private Check exploration() {
    if (exposures > 0 && unexplored == exposures) {
      return new Check(
          "exploration",
          Verdict.WARN,
          unexplored,
          exposures,
          "every propensity is 1: no exploration, so off-policy estimates are impossible",
          "Serve with an exploring allocation for a share of the requests.");
    }
    return new Check(
        "exploration",
        Verdict.PASS,
        exposures - unexplored,
        exposures,
        String.format(
            "%,d of %,d exposures have a propensity below 1", exposures - unexplored, exposures),
        "");
  }

  private String shares() {
    return types.entrySet().stream()
        .map(
            type ->
                String.format(
                    "%s %,d (%.1f %%)",
                    type.getKey(), type.getValue(), 100.0 * type.getValue() / events))
        .collect(Collectors.joining(", "));
  }
}
