package dev.aisle.market.simulation;

import dev.aisle.core.cascade.Impressions;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.events.DroppedCandidate;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.Interaction.Kind;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ItemRemoved;
import dev.aisle.core.events.OfferChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.events.SessionId;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.Scene;
import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.policies.Channel;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.shoppers.Shopper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns the days of a market into the events that a shop would have logged, in the order of time.
/// Equal markets have equal events, ids included. Nothing that only the market knows gets into
/// them: no need, no taste, no truth of an item.
///
/// First [#atStart], then [#of] for each day in order, then [#rest]. For one thread.
public final class PageEvents {
  /// What the ids of all these events begin with.
  public static final String PREFIX = "market-";

  /// The shop's name for the stage that lets few candidates through, and for the ranking.
  private static final String PRE_RANK = "pre_rank";

  private static final String RANK = "rank";

  static final String PHONE = "phone";
  static final String DESKTOP = "desktop";

  /// Scores are logged to so many parts of one.
  private static final double SCORE = 1e5;

  /// The longest time on an item's page before it is put into the cart, in milliseconds.
  private static final long DECIDED = 20_000;

  private static final Map<Channel, List<String>> CHANNELS = channels();

  private final MarketSimulation market;
  private final Shelf shelf;
  private final ItemId[] ids;
  private final long[] cents;
  private final Typist typist;
  private final Profiles profiles;
  private final AskedQueries queries = new AskedQueries();
  private final BitSet known = new BitSet();
  private final String bundle;
  private List<Event> later = new ArrayList<>();

  public PageEvents(MarketSimulation market) {
    MarketPlan plan = market.plan();
    this.market = market;
    this.shelf = market.shelf();
    this.ids = new ItemId[shelf.size()];
    this.cents = new long[shelf.size()];
    Arrays.setAll(ids, item -> shelf.truth(item).id());
    Arrays.setAll(cents, shelf::firstCents);
    this.typist = new Typist(plan.world());
    this.profiles = new Profiles(plan.shoppers(), plan.seed());
    this.bundle = "production@" + plan.world().name();
  }

  private static Map<Channel, List<String>> channels() {
    Map<Channel, List<String>> channels = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      channels.put(channel, List.of(channel.label()));
    }
    return channels;
  }

  /// The items that were listed before the first day, made as they are taken.
  public Stream<Event> atStart() {
    return market.atStart().stream().map(this::listing);
  }

  /// A day's events and those that the days before left for it. What lies beyond its midnight is
  /// kept for the next.
  public List<Event> of(MarketDay day) {
    long end = day.midnight() + Duration.ofDays(1).toMillis();
    List<Event> all = later;
    day.listed().forEach(item -> all.add(listing(item)));
    day.pages().forEach(page -> add(page, end, all));
    day.lateOrders().forEach(order -> all.add(lateOrder(order)));
    all.sort(Comparator.comparing(Event::time));
    int split = all.size();
    while (split > 0 && all.get(split - 1).time().toEpochMilli() >= end) {
      split--;
    }
    List<Event> events = new ArrayList<>(all.subList(0, split));
    later = new ArrayList<>(all.subList(split, all.size()));
    addNight(day, Instant.ofEpochMilli(end), events);
    return events;
  }

  /// What is left after the last day.
  public List<Event> rest() {
    List<Event> rest = later;
    later = new ArrayList<>();
    return rest;
  }

  /// What was typed so far.
  public AskedQueries queries() {
    return queries;
  }

  private Event listing(int item) {
    return listing(shelf.catalog().item(item));
  }

  /// The event by which an item enters the log; equal items have equal events.
  public static ItemChanged listing(MarketItem item) {
    return new ItemChanged(
        new EventId(PREFIX + item.item().id()), item.item().listedAt(), item.item());
  }

  private void addNight(MarketDay day, Instant midnight, List<Event> events) {
    for (MarketDay.NewOffer offer : day.offers()) {
      cents[offer.item()] = offer.cents();
      events.add(
          new OfferChanged(
              new EventId(PREFIX + "offer-" + day.day() + "-" + ids[offer.item()]),
              midnight,
              ids[offer.item()],
              new Offer(new Money(offer.cents()), offer.pieces())));
    }
    for (int item : day.left()) {
      events.add(new ItemRemoved(new EventId(PREFIX + "left-" + ids[item]), midnight, ids[item]));
    }
  }

  private Interaction lateOrder(MarketDay.LateOrder order) {
    Shopper shopper = market.population().shopper(order.shopper());
    String name = shopper.id() + "-" + order.number();
    return new Interaction(
        new EventId(PREFIX + "late-" + name),
        Instant.ofEpochMilli(order.time()),
        null,
        null,
        new SessionId("late-" + name),
        shopper.id(),
        ids[order.item()],
        Kind.ORDER,
        new Money(order.cents()),
        1,
        null);
  }

  /// @param end of the day, in milliseconds since the epoch
  private void add(SimulatedPage page, long end, List<Event> events) {
    Shopper shopper = page.ask().visit().shopper();
    if (!known.get(shopper.number())) {
      known.set(shopper.number());
      // Before any page of the days to come.
      Instant joined = Instant.ofEpochMilli(Math.min(page.time(), end - 1));
      events.add(profiles.event(shopper, joined));
    }
    String name = page.ask().visit().number() + "-" + page.ask().page();
    RequestId request = new RequestId("r" + name);
    SessionId session = new SessionId("v" + page.ask().visit().number());
    events.add(impression(page, request, session));
    new Actions(page, request, session, events).add();
  }

  private Impression impression(SimulatedPage page, RequestId request, SessionId session) {
    List<Exposure> exposures = new ArrayList<>(page.size());
    for (int k = 0; k < page.size(); k++) {
      exposures.add(
          new Exposure(
              ids[page.items()[k]],
              k + 1,
              Map.of(
                  PRE_RANK, rounded(page.scores()[0][k]),
                  RANK, rounded(page.scores()[1][k])),
              CHANNELS.getOrDefault(page.channels()[k], List.of()),
              page.propensities()[k]));
    }
    return new Impression(
        new EventId(PREFIX + request),
        Instant.ofEpochMilli(page.time()),
        request,
        session,
        page.ask().visit().shopper().id(),
        page.ask().scene(),
        query(page),
        null,
        Filters.NONE,
        Map.of("device", page.ask().visit().phone() ? PHONE : DESKTOP),
        exposures,
        bundle,
        dropped(page.left()));
  }

  private @Nullable String query(SimulatedPage page) {
    if (page.ask().scene() != Scene.SEARCH || page.ask().said() == null) {
      return null;
    }
    String query = typist.query(page.ask());
    queries.add(query, page.ask().said());
    return query;
  }

  private List<DroppedCandidate> dropped(LeftOut left) {
    List<DroppedCandidate> dropped =
        new ArrayList<>(left.preRank().items().length + left.rank().items().length);
    add(left.preRank(), PRE_RANK, dropped);
    add(left.rank(), Impressions.PAGE, dropped);
    return dropped;
  }

  private void add(LeftOut.Cut cut, String stage, List<DroppedCandidate> dropped) {
    for (int k = 0; k < cut.items().length; k++) {
      dropped.add(
          new DroppedCandidate(
              ids[cut.items()[k]], stage, cut.ranks()[k], rounded(cut.scores()[k])));
    }
  }

  private static double rounded(double score) {
    return Math.rint(score * SCORE) / SCORE;
  }

  /// What was done with one page. An item's page is opened when the eyes get to it; what is bought
  /// goes into the cart and is paid before the next click.
  private final class Actions {
    private final SimulatedPage page;
    private final RequestId request;
    private final SessionId session;
    private final List<Event> events;

    Actions(SimulatedPage page, RequestId request, SessionId session, List<Event> events) {
      this.page = page;
      this.request = request;
      this.session = session;
      this.events = events;
    }

    void add() {
      Deeds deeds = page.deeds();
      long busy = 0;
      for (int k = 0; k < page.size(); k++) {
        if (deeds.clicked()[k]) {
          long click = page.time() + VisitPlay.READING * (k + 1) + busy;
          long stay = Math.min(deeds.dwell()[k], DECIDED);
          busy += VisitPlay.ON_ITEM;
          act(k, click, Kind.CLICK, "click", null);
          if (deeds.carted()[k]) {
            act(k, click + stay * 3 / 5, Kind.ADD_TO_CART, "cart", null);
          }
          if (deeds.ordered()[k]) {
            act(k, click + stay * 4 / 5, Kind.ORDER, "order", null);
          }
          Duration dwell = Duration.ofMillis(deeds.dwell()[k]);
          act(k, click + deeds.dwell()[k], Kind.DWELL, "dwell", dwell);
        }
      }
    }

    private void act(int place, long time, Kind kind, String name, @Nullable Duration dwell) {
      int item = page.items()[place];
      boolean priced = kind == Kind.ADD_TO_CART || kind == Kind.ORDER;
      events.add(
          new Interaction(
              new EventId(PREFIX + request + "-" + name + "-" + (place + 1)),
              Instant.ofEpochMilli(time),
              request,
              page.ask().scene(),
              session,
              page.ask().visit().shopper().id(),
              ids[item],
              kind,
              priced ? new Money(cents[item]) : null,
              1,
              dwell));
    }
  }
}
