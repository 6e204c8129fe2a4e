package dev.aisle.market.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.Interaction.Kind;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperChanged;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Scene;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.needs.Meaning;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.worlds.World;
import dev.aisle.market.worlds.WorldFile;
import dev.aisle.market.worlds.Worlds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageEventsTest {
  private static final Shelf SHELF = Shelf.of(MarketCatalog.generate(MarketConfig.of(300, 3)));
  private static final World IMPATIENT =
      WorldFile.with(Worlds.named("cascade"), Map.of("sellers.patience", "2"));
  private static final List<Event> EVENTS = events(IMPATIENT, 1);

  private static MarketPlan plan(World world, long seed) {
    return new MarketPlan(world, 60, 5, 12_000, 20, seed);
  }

  private static List<Event> events(World world, long seed) {
    return events(new MarketSimulation(SHELF, plan(world, seed)), new ArrayList<>());
  }

  private static List<Event> events(MarketSimulation market, List<String> queries) {
    PageEvents making = new PageEvents(market);
    List<Event> events = new ArrayList<>(making.atStart().toList());
    market.run(day -> events.addAll(making.of(day)));
    events.addAll(making.rest());
    making
        .queries()
        .forEach((query, meaning, times) -> queries.add(query + "\t" + meaning + "\t" + times));
    return events;
  }

  private static <E extends Event> List<E> all(Class<E> type) {
    return EVENTS.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void eventsComeInTheOrderOfTimeWithIdsOfTheirOwn() {
    assertThat(EVENTS)
        .isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()))
        .extracting(Event::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.value().startsWith(PageEvents.PREFIX));
    assertThat(all(Impression.class)).hasSizeBetween(300, 900);
    assertThat(all(OfferChanged.class)).isNotEmpty();
    assertThat(all(ItemRemoved.class)).isNotEmpty();
  }

  @Test
  void equalMarketsHaveEqualEventsAndAnotherSeedHasOthers() {
    assertThat(events(IMPATIENT, 1)).isEqualTo(EVENTS);
    assertThat(events(IMPATIENT, 2)).isNotEqualTo(EVENTS);
  }

  @Test
  void everyItemIsListedBeforeAnythingElseIsSaidOfItAndNotShownAfterItLeft() {
    Set<ItemId> listed = new HashSet<>();
    Set<ItemId> left = new HashSet<>();
    for (Event event : EVENTS) {
      switch (event) {
        case ItemChanged item -> assertThat(listed.add(item.item().id())).isTrue();
        case OfferChanged offer -> assertThat(listed).contains(offer.item());
        case ItemRemoved gone -> {
          assertThat(listed).contains(gone.item());
          assertThat(left.add(gone.item())).isTrue();
        }
        case Impression page -> {
          List<ItemId> shown = page.exposures().stream().map(Exposure::item).toList();
          assertThat(listed).containsAll(shown);
          if (page.time().isBefore(MarketSimulation.start(SHELF.catalog(), 0))) {
            List<ItemId> dropped = page.dropped().stream().map(DroppedCandidate::item).toList();
            assertThat(listed).containsAll(dropped);
            // A page that was asked for before midnight may be turned over after it.
            if (page.time().getEpochSecond() % 86_400 > 3_600) {
              assertThat(shown).noneMatch(left::contains);
            }
          }
        }
        default -> {}
      }
    }
    assertThat(listed).hasSizeGreaterThan(290);
  }

  @Test
  void aShopperIsKnownBeforeTheFirstPage() {
    Set<ShopperId> known = new HashSet<>();
    for (Event event : EVENTS) {
      if (event instanceof ShopperChanged joined) {
        assertThat(known.add(joined.shopper())).isTrue();
        assertThat(joined.profile()).containsOnlyKeys("device", "level", "region");
      } else if (event.shopper() != null) {
        assertThat(known).contains(event.shopper());
      }
    }
    assertThat(known).hasSizeGreaterThan(40);
  }

  @Test
  void interactionsFollowTheirPageAndKeepItsSessionAndScene() {
    Map<RequestId, Impression> pages = new HashMap<>();
    Map<SessionId, ShopperId> sessions = new HashMap<>();
    Map<Kind, Integer> kinds = new HashMap<>();
    for (Event event : EVENTS) {
      if (event instanceof Impression page) {
        pages.put(page.request(), page);
        assertThat(sessions.merge(page.session(), page.shopper(), (old, now) -> now))
            .isEqualTo(page.shopper());
      } else if (event instanceof Interaction act && act.request() != null) {
        kinds.merge(act.kind(), 1, Integer::sum);
        Impression page = Objects.requireNonNull(pages.get(act.request()));
        assertThat(act.session()).isEqualTo(page.session());
        assertThat(act.shopper()).isEqualTo(page.shopper());
        assertThat(act.scene()).isEqualTo(page.scene());
        assertThat(page.exposures()).extracting(Exposure::item).contains(act.item());
        assertThat(act.price() != null)
            .isEqualTo(act.kind() == Kind.ADD_TO_CART || act.kind() == Kind.ORDER);
      }
    }
    assertThat(kinds).containsOnlyKeys(Kind.CLICK, Kind.DWELL, Kind.ADD_TO_CART, Kind.ORDER);
    assertThat(kinds.get(Kind.DWELL)).isEqualTo(kinds.get(Kind.CLICK));
    assertThat(kinds.get(Kind.ADD_TO_CART)).isGreaterThanOrEqualTo(kinds.get(Kind.ORDER));
  }

  @Test
  void anItemIsClickedThenPutIntoTheCartThenPaid() {
    Map<String, List<Kind>> byPlace = new HashMap<>();
    for (Interaction act : all(Interaction.class)) {
      if (act.request() != null && act.kind() != Kind.DWELL) {
        byPlace
            .computeIfAbsent(act.request() + " " + act.item(), _ -> new ArrayList<>())
            .add(act.kind());
      }
    }
    assertThat(byPlace.values())
        .allSatisfy(
            kinds ->
                assertThat(List.of(Kind.CLICK, Kind.ADD_TO_CART, Kind.ORDER))
                    .startsWith(kinds.toArray(Kind[]::new)));
  }

  private static long cents(@Nullable Money price) {
    return Objects.requireNonNull(price).cents();
  }

  @Test
  void ordersArePaidAtThePriceThatHoldsAtTheTime() {
    Map<ItemId, Long> prices = new HashMap<>();
    int orders = 0;
    int late = 0;
    for (Event event : EVENTS) {
      switch (event) {
        case ItemChanged item -> prices.put(item.item().id(), cents(item.item().offer().price()));
        case OfferChanged offer -> prices.put(offer.item(), cents(offer.offer().price()));
        case Interaction act when act.kind() == Kind.ORDER -> {
          orders++;
          late += act.request() == null ? 1 : 0;
          if (act.time().getEpochSecond() % 86_400 > 3_600) {
            assertThat(cents(act.price())).isEqualTo(prices.get(act.item()));
          }
        }
        default -> {}
      }
    }
    assertThat(orders).isPositive();
    assertThat(late).isPositive().isLessThan(orders);
  }

  @Test
  void aPageIsLoggedAsTheCascadeLogsOne() {
    int explored = 0;
    Set<String> channels = new HashSet<>();
    for (Impression page : all(Impression.class)) {
      assertThat(page.query() == null).isEqualTo(page.scene() == Scene.FEED);
      assertThat(page.context().get("device")).isIn("phone", "desktop");
      assertThat(page.bundle()).isEqualTo("production@cascade");
      assertThat(page.dropped()).extracting(DroppedCandidate::stage).isSubsetOf("pre_rank", "page");
      assertThat(page.dropped())
          .extracting(DroppedCandidate::item)
          .doesNotContainAnyElementsOf(page.exposures().stream().map(Exposure::item).toList());
      boolean first = true;
      for (int k = 0; k < page.exposures().size(); k++) {
        Exposure exposure = page.exposures().get(k);
        assertThat(exposure.position()).isEqualTo(k + 1);
        assertThat(exposure.scores()).containsOnlyKeys("pre_rank", "rank");
        assertThat(exposure.channels()).hasSize(1);
        channels.addAll(exposure.channels());
        first &= exposure.propensity() > 0.5;
      }
      explored += first ? 0 : 1;
    }
    assertThat(channels).contains("bm25", "popular", "interests");
    double share = explored / (double) all(Impression.class).size();
    assertThat(share).isBetween(0.05, 0.3);
  }

  @Test
  void everyQueryHasItsMeaningsAndHeadQueriesRepeat() {
    List<String> rows = new ArrayList<>();
    List<Event> events = events(new MarketSimulation(SHELF, plan(IMPATIENT, 1)), rows);
    Map<String, Integer> logged = new HashMap<>();
    events.forEach(
        event -> {
          if (event instanceof Impression page && page.query() != null) {
            logged.merge(page.query(), 1, Integer::sum);
          }
        });
    Map<String, Integer> told = new HashMap<>();
    for (String row : rows) {
      String[] columns = row.split("\t");
      assertThat(Meaning.parse(columns[1])).hasToString(columns[1]);
      told.merge(columns[0], Integer.parseInt(columns[2]), Integer::sum);
    }
    assertThat(told).isEqualTo(logged);
    Map<String, Set<ShopperId>> askers = new HashMap<>();
    for (Impression page : all(Impression.class)) {
      if (page.query() != null) {
        askers.computeIfAbsent(page.query(), _ -> new HashSet<>()).add(page.shopper());
      }
    }
    assertThat(askers.values()).anyMatch(shoppers -> shoppers.size() >= 2);
  }

  @Test
  void theSameMeaningInOneVisitIsTheSameTextAndMisspellingFollowsTheWorld() {
    Meaning said = Meaning.parse("jacket|colour=teal|!hood=true");
    Typist careful = new Typist(WorldFile.with(IMPATIENT, Map.of("queries.misspelt", "0")));
    Typist careless = new Typist(WorldFile.with(IMPATIENT, Map.of("queries.misspelt", "0.5")));
    int wrong = 0;
    Set<String> texts = new HashSet<>();
    for (long visit = 0; visit < 200; visit++) {
      String text = careful.query(said, visit);
      assertThat(careful.query(said, visit)).isEqualTo(text);
      texts.add(text);
      wrong += careless.query(said, visit).equals(text) ? 0 : 1;
    }
    assertThat(texts).hasSizeBetween(3, 120);
    Meaning coat = Meaning.parse("jacket");
    long asEverybody =
        LongStream.range(0, 200).filter(v -> careful.query(coat, v).equals("jacket")).count();
    assertThat(asEverybody).isBetween(140L, 199L);
    assertThat(wrong).isBetween(140, 200);
  }

  /// In the position world nobody minds likeness on a page, so the appetite for variety cannot act:
  /// if it shows, it leaked.
  @Test
  void aLatentThatCannotActDoesNotShow() {
    World calm = Worlds.named("position");
    World hungry = WorldFile.with(calm, Map.of("visits.appetite", "3", "visits.mood", "3"));
    assertThat(events(hungry, 1)).isEqualTo(events(calm, 1));

    World minding = WorldFile.with(calm, Map.of("neighbours.substitution", "2"));
    World mindingMore = WorldFile.with(minding, Map.of("visits.appetite", "3"));
    assertThat(events(mindingMore, 1)).isNotEqualTo(events(minding, 1));
  }
}
