package dev.aisle.core;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.Answer;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperChanged;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Events for tests; the common case is one call. Times are seconds after [#START]; ids are new
/// with every call unless the caller changes them with [Event#withId].
public final class TestEvents {
  /// The time of an event at second 0.
  public static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private static final AtomicLong IDS = new AtomicLong();

  private TestEvents() {}

  /// `seconds` after [#START].
  public static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  /// The item is new or changed.
  public static ItemChanged changed(Item item, long seconds) {
    return new ItemChanged(newId(), at(seconds), item);
  }

  /// The item is gone.
  public static ItemRemoved removed(String item, long seconds) {
    return new ItemRemoved(newId(), at(seconds), new ItemId(item));
  }

  /// The item costs so much now.
  public static OfferChanged priced(String item, String price, long seconds) {
    return new OfferChanged(
        newId(), at(seconds), new ItemId(item), new Offer(Money.of(price), null));
  }

  /// A click outside of any of our pages.
  public static Interaction click(String shopper, String item, long seconds) {
    return interaction(shopper, item, Interaction.Kind.CLICK, null, seconds);
  }

  /// A click on a page that an impression showed.
  public static Interaction click(Impression page, String item, long seconds) {
    return interaction(
        page.shopper().value(), item, Interaction.Kind.CLICK, page.request(), seconds);
  }

  /// An order of one piece at 9.99.
  public static Interaction order(String shopper, String item, long seconds) {
    return interaction(shopper, item, Interaction.Kind.ORDER, null, seconds);
  }

  /// Any interaction; add-to-cart and order carry the price 9.99, a dwell lasts 5 s.
  public static Interaction interaction(
      String shopper,
      String item,
      Interaction.Kind kind,
      @Nullable RequestId request,
      long seconds) {
    boolean priced = kind == Interaction.Kind.ORDER || kind == Interaction.Kind.ADD_TO_CART;
    return new Interaction(
        newId(),
        at(seconds),
        request,
        new SessionId("session-" + shopper),
        new ShopperId(shopper),
        new ItemId(item),
        kind,
        priced ? Money.of("9.99") : null,
        1,
        kind == Interaction.Kind.DWELL ? Duration.ofSeconds(5) : null);
  }

  /// A page of the feed that shows the items from position 1 on.
  public static Impression impression(String shopper, long seconds, String... items) {
    return impression(shopper, Scene.FEED, null, seconds, items);
  }

  /// A page of search results that shows the items from position 1 on.
  public static Impression search(String shopper, String query, long seconds, String... items) {
    return impression(shopper, Scene.SEARCH, query, seconds, items);
  }

  private static Impression impression(
      String shopper, Scene scene, @Nullable String query, long seconds, String... items) {
    List<Exposure> exposures = new ArrayList<>();
    for (String item : items) {
      exposures.add(
          new Exposure(new ItemId(item), exposures.size() + 1, Map.of(), List.of("test"), 1));
    }
    EventId id = newId();
    return new Impression(
        id,
        at(seconds),
        new RequestId("request-" + id),
        new SessionId("session-" + shopper),
        new ShopperId(shopper),
        scene,
        query,
        null,
        Filters.NONE,
        Map.of(),
        exposures,
        "",
        List.of());
  }

  /// An event of any type in which everything varies, hostile texts included. Among many, every
  /// type and every kind of interaction occurs; shoppers `p0`…`p19` and items `i0`…`i99` recur.
  public static Event random(RandomGenerator random) {
    EventId id = new EventId("r" + Long.toHexString(random.nextLong()));
    Instant time = START.plusMillis(random.nextLong(30L * 24 * 3600 * 1000));
    return switch (random.nextInt(12)) {
      case 0 -> new ItemChanged(id, time, TestItems.random("i" + random.nextInt(100), random));
      case 1 -> new ItemRemoved(id, time, anItem(random));
      case 2 -> new OfferChanged(id, time, anItem(random), TestItems.offer(random));
      case 3 ->
          new ShopperChanged(
              id, time, aShopper(random), Map.of("level", TestTexts.hostile(random)));
      case 4 ->
          new Answer(
              id,
              time,
              aRequest(random),
              aSession(random),
              aShopper(random),
              TestTexts.hostile(random),
              TestTexts.hostile(random));
      case 5, 6, 7 -> randomImpression(id, time, random);
      default -> randomInteraction(id, time, random);
    };
  }

  /// So many random events in the order of their times.
  public static List<Event> randomEvents(int count, RandomGenerator random) {
    List<Event> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(random(random));
    }
    events.sort(java.util.Comparator.comparing(Event::time));
    return events;
  }

  private static <T> T any(T[] values, RandomGenerator random) {
    return values[random.nextInt(values.length)];
  }

  private static Impression randomImpression(EventId id, Instant time, RandomGenerator random) {
    Scene scene = any(Scene.values(), random);
    List<Exposure> exposures = new ArrayList<>();
    for (int i = random.nextInt(25); i > 0; i--) {
      exposures.add(
          new Exposure(
              anItem(random),
              exposures.size() + 1,
              Map.of("retrieve", random.nextGaussian(), "rank", random.nextDouble()),
              List.of("bm25", "popular"),
              random.nextBoolean() ? 1 : 1 - random.nextDouble()));
    }
    List<DroppedCandidate> dropped = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      dropped.add(
          new DroppedCandidate(
              anItem(random), "rank", random.nextInt(1, 100), random.nextGaussian()));
    }
    return new Impression(
        id,
        time,
        aRequest(random),
        aSession(random),
        aShopper(random),
        scene,
        scene == Scene.SEARCH ? TestTexts.hostile(random) : null,
        scene == Scene.SIMILAR ? anItem(random) : null,
        random.nextBoolean() ? Filters.NONE : randomFilters(random),
        random.nextBoolean() ? Map.of() : Map.of("device", TestTexts.hostile(random)),
        exposures,
        random.nextBoolean() ? "" : "b1",
        dropped);
  }

  private static Filters randomFilters(RandomGenerator random) {
    return new Filters(
        random.nextBoolean() ? Set.of() : Set.of("Shoes", TestTexts.hostile(random) + "x"),
        random.nextBoolean() ? Set.of() : Set.of("Orrin"),
        random.nextBoolean() ? null : new Money(random.nextInt(1_000)),
        random.nextBoolean() ? null : new Money(1_000 + random.nextInt(1_000)),
        random.nextBoolean() ? Map.of() : Map.of("colour", Set.of("Red", "Blue")),
        random.nextBoolean());
  }

  private static Interaction randomInteraction(EventId id, Instant time, RandomGenerator random) {
    Interaction.Kind kind = any(Interaction.Kind.values(), random);
    return new Interaction(
        id,
        time,
        random.nextInt(4) == 0 ? null : aRequest(random),
        random.nextBoolean() ? null : aScene(random),
        aSession(random),
        aShopper(random),
        anItem(random),
        kind,
        random.nextBoolean() ? null : new Money(random.nextInt(100_000)),
        random.nextInt(1, 4),
        kind == Interaction.Kind.DWELL ? Duration.ofMillis(random.nextInt(100_000)) : null);
  }

  private static Scene aScene(RandomGenerator random) {
    Scene[] scenes = Scene.values();
    return scenes[random.nextInt(scenes.length)];
  }

  private static ItemId anItem(RandomGenerator random) {
    return new ItemId("i" + random.nextInt(100));
  }

  private static ShopperId aShopper(RandomGenerator random) {
    return new ShopperId("p" + random.nextInt(20));
  }

  private static SessionId aSession(RandomGenerator random) {
    return new SessionId("v" + random.nextInt(50));
  }

  private static RequestId aRequest(RandomGenerator random) {
    return new RequestId("q" + random.nextInt(200));
  }

  private static EventId newId() {
    return new EventId("t" + IDS.incrementAndGet());
  }
}
