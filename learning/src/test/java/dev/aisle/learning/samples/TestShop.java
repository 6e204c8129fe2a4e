package dev.aisle.learning.samples;

import dev.aisle.core.TestItems;
import dev.aisle.core.TestLog;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// A small shop whose shoppers each like one category and one price, so that a model has something
/// to learn: every page is drawn at random from 60 items (or with a known preference of the
/// policy), and a click needs that the place is looked at and that the item appeals.
///
/// @param pages to show
/// @param places on a page
/// @param examination the chance in `[0, 1]` that a 1-based position is looked at
/// @param exploring the share of pages in a random order; the others show what appeals to most
///     first, and propensities say so
public record TestShop(
    long seed, int pages, int places, IntToDoubleFunction examination, double exploring) {
  /// Shoppers of every shop.
  public static final int SHOPPERS = 24;

  private static final String[] CATEGORIES = {"Shoes", "Lamps", "Tents", "Mugs", "Chairs", "Bags"};
  private static final int ITEMS = 60;
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  /// 600 random pages of eight places, all of which are looked at.
  public static TestShop of(long seed) {
    return new TestShop(seed, 600, 8, _ -> 1, 1);
  }

  /// With other numbers of pages.
  public TestShop withPages(int count) {
    return new TestShop(seed, count, places, examination, exploring);
  }

  /// Its pages after a replay with the default columns and no page too young.
  public LoggedPages replayed() {
    return replayed(
        ReplayOptions.DEFAULT
            .withOutcomeWindow(java.time.Duration.ofMinutes(5))
            .withSplit(new TimeSplit(0.2, 0.2)));
  }

  /// Its pages after a replay with the default columns.
  public LoggedPages replayed(ReplayOptions options) {
    try {
      return LoggedPages.replay(log(), ShopFeatures.DEFAULT, options, ReplayProgress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The shop's log.
  public TestLog log() {
    return new TestLog(events());
  }

  /// The chance that a shopper who looks at an item clicks it.
  public static double appeal(int shopper, int item) {
    double category = item % CATEGORIES.length == shopper % CATEGORIES.length ? 2 : -1;
    double quality = (item * 7 % ITEMS) / (double) ITEMS;
    double dear = Math.abs(item / (double) ITEMS - shopper / (double) SHOPPERS);
    return 1 / (1 + Math.exp(-(category + 4 * quality - 2 * dear - 1.75)));
  }

  /// The items.
  public static List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      String category = CATEGORIES[i % CATEGORIES.length];
      Item plain = TestItems.item("i" + i, category + " model " + i, "1.00", "Things", category);
      items.add(plain.withOffer(new Offer(new Money(500 + 300L * i), i % 7 == 0 ? null : 5)));
    }
    return items;
  }

  /// Items first, then page after page, a minute apart, each with what was done on it.
  public List<Event> events() {
    SplittableRandom random = new SplittableRandom(seed);
    List<Event> events = new ArrayList<>();
    for (Item item : items()) {
      events.add(new ItemChanged(new EventId("e" + item.id()), START, item));
    }
    for (int p = 0; p < pages; p++) {
      int shopper = random.nextInt(SHOPPERS);
      Scene scene = random.nextInt(3) == 0 ? Scene.FEED : Scene.SEARCH;
      page(p, shopper, scene, random, events);
    }
    // One more event, so that no page is too young.
    events.add(
        new ItemChanged(new EventId("end"), START.plusSeconds(60L * pages + 900), items().get(0)));
    return events;
  }

  private void page(
      int number, int shopper, Scene scene, SplittableRandom random, List<Event> events) {
    Instant time = START.plusSeconds(60L * (number + 1));
    int[] items = shown(random);
    List<Exposure> exposures = new ArrayList<>();
    for (int k = 0; k < places; k++) {
      exposures.add(
          new Exposure(
              new ItemId("i" + items[k]), k + 1, Map.of(), List.of("test"), propensity(items, k)));
    }
    List<DroppedCandidate> dropped = new ArrayList<>();
    for (int k = places; k < places + 10; k++) {
      String stage = k % 2 == 0 ? "pre_rank" : "rank";
      dropped.add(new DroppedCandidate(new ItemId("i" + items[k]), stage, k + 1, -k));
    }
    RequestId request = new RequestId("r" + number);
    ShopperId who = new ShopperId("p" + shopper);
    SessionId session = new SessionId("v" + number);
    events.add(
        new Impression(
            new EventId("x" + number),
            time,
            request,
            session,
            who,
            scene,
            scene == Scene.SEARCH ? CATEGORIES[shopper % CATEGORIES.length] + " model" : null,
            null,
            Filters.NONE,
            Map.of("device", number % 2 == 0 ? "phone" : "desktop"),
            exposures,
            "test",
            dropped));
    for (int k = 0; k < places; k++) {
      if (random.nextDouble() < examination.applyAsDouble(k + 1)
          && random.nextDouble() < appeal(shopper, items[k])) {
        events.add(act(number, k, request, scene, session, who, items[k], Interaction.Kind.CLICK));
        if (random.nextInt(4) == 0) {
          events.add(
              act(number, k, request, scene, session, who, items[k], Interaction.Kind.ORDER));
        }
      }
    }
  }

  /// Items in the order of a page: by their quality, or, exploring, at random.
  private int[] shown(SplittableRandom random) {
    int[] items = new int[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      items[i] = i;
    }
    for (int i = ITEMS - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = items[i];
      items[i] = items[other];
      items[other] = kept;
    }
    if (random.nextDouble() >= exploring) {
      // The best of the page's own items first.
      for (int i = 0; i < places; i++) {
        for (int j = i + 1; j < places; j++) {
          if (quality(items[j]) > quality(items[i])) {
            int kept = items[i];
            items[i] = items[j];
            items[j] = kept;
          }
        }
      }
    }
    return items;
  }

  private static int quality(int item) {
    return item * 7 % ITEMS;
  }

  /// Which items are on a page does not depend on the policy; given them, the place of each follows
  /// from the policy.
  private double propensity(int[] items, int place) {
    int better = 0;
    for (int k = 0; k < places; k++) {
      better += quality(items[k]) > quality(items[place]) ? 1 : 0;
    }
    return exploring / places + (better == place ? 1 - exploring : 0);
  }

  private static Interaction act(
      int page,
      int place,
      RequestId request,
      Scene scene,
      SessionId session,
      ShopperId shopper,
      int item,
      Interaction.Kind kind) {
    return new Interaction(
        new EventId(kind + "-" + page + "-" + place),
        START.plusSeconds(60L * (page + 1) + 10 + place),
        request,
        scene,
        session,
        shopper,
        new ItemId("i" + item),
        kind,
        kind == Interaction.Kind.ORDER ? new Money(500 + 300L * item) : null,
        1,
        null);
  }
}
