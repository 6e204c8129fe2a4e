package dev.aisle.app.wiring;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.Money;
import dev.aisle.market.Market;
import dev.aisle.market.MarketFolder;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.shoppers.Shopper;
import dev.aisle.market.shoppers.Visit;
import dev.aisle.market.simulation.Deeds;
import dev.aisle.market.simulation.VisitPlay;
import dev.aisle.serving.api.BackgroundShoppers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The shoppers of a generated shop, browsing it through its server: whom the market made, with the
/// tastes behind its log, in the present. A few visits go on at the same time.
///
/// They see prices and stock as they were when they were first let in, and look past items that the
/// market did not make. What the server refuses is counted, told as trouble and logged once until
/// it gets better; nobody goes home for it.
public final class MarketShoppers implements BackgroundShoppers, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MarketShoppers.class);
  private static final double USUAL_RATE = 5;
  private static final int VISITS_AT_ONCE = 8;
  private static final int MOST_PLACES = 50;
  private static final long BACK_OFF_MILLIS = 1_000;

  private final Market market;
  private final Supplier<Stream<Item>> items;
  private final InstantSource clock;
  private final CompletableFuture<ShopClient> client = new CompletableFuture<>();
  private final AtomicLong pages = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong visits = new AtomicLong();
  private final Pace pace = new Pace(USUAL_RATE);
  private final List<Thread> browsing = new ArrayList<>(); // guarded by this
  private @Nullable Crowd crowd; // guarded by crowdLock
  private final Object crowdLock = new Object();
  private volatile @Nullable String trouble;

  private MarketShoppers(Market market, Supplier<Stream<Item>> items, InstantSource clock) {
    this.market = market;
    this.items = items;
    this.clock = clock;
  }

  /// The shoppers of a shop, null where it was not generated.
  public static @Nullable MarketShoppers of(OpenShop open) {
    Path dir = open.dir();
    return MarketFolder.exists(dir)
        ? new MarketShoppers(
            MarketFolder.open(dir), () -> open.shop().items(), InstantSource.system())
        : null;
  }

  /// Tells them where the shop is served. Until then, who was let in waits.
  public void attend(URI server) {
    client.complete(new ShopClient(server));
  }

  @Override
  public synchronized Status status() {
    return new Status(!browsing.isEmpty(), pace.rate(), pages.get(), trouble);
  }

  /// How many requests have failed.
  long failures() {
    return failures.get();
  }

  @Override
  public synchronized void start(double pagesPerSecond) {
    if (!(pagesPerSecond > 0 && pagesPerSecond <= MOST_PAGES_PER_SECOND)) {
      throw new IllegalArgumentException(
          pagesPerSecond + " pages a second; above 0 and at most " + MOST_PAGES_PER_SECOND);
    }
    pace.set(pagesPerSecond);
    if (browsing.isEmpty()) {
      for (int i = 0; i < VISITS_AT_ONCE; i++) {
        browsing.add(Thread.ofVirtual().name("shopper-" + i).start(this::browse));
      }
    }
  }

  @Override
  public synchronized void stop() {
    browsing.forEach(Thread::interrupt);
    browsing.clear();
    trouble = null;
  }

  /// Sends everybody home and waits for them.
  @Override
  public void close() {
    List<Thread> leaving;
    synchronized (this) {
      leaving = List.copyOf(browsing);
      stop();
    }
    try {
      for (Thread thread : leaving) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (client.isDone()) {
      client.join().close();
    }
  }

  /// One visit after the other, until interrupted.
  private void browse() {
    try {
      ShopClient shop = client.get();
      Crowd everybody = crowd();
      Browsing visitor = new Browsing(everybody, shop);
      while (!Thread.currentThread().isInterrupted()) {
        visitor.visit();
      }
    } catch (InterruptedException | GoneHome e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      trouble = "they cannot browse: " + e;
      LOG.error("simulated shoppers cannot browse", e);
    }
  }

  private Crowd crowd() {
    synchronized (crowdLock) {
      Crowd there = crowd;
      if (there == null) {
        there = new Crowd(market, items.get());
        crowd = there;
      }
      return there;
    }
  }

  private void failed(Exception e) {
    failures.incrementAndGet();
    if (trouble == null) {
      LOG.warn("a simulated shopper got no answer: {}", e.getMessage());
    }
    trouble = String.valueOf(e.getMessage() == null ? e : e.getMessage());
  }

  /// Ends a visit that is interrupted.
  private static final class GoneHome extends RuntimeException {
    private static final long serialVersionUID = 1;

    GoneHome() {
      super("interrupted", null, false, false);
    }
  }

  /// One thread's visits.
  private final class Browsing {
    private final Crowd crowd;
    private final ShopClient shop;
    private final VisitPlay play;
    private String session = "";
    private ShopClient.Page page = ShopClient.Page.EMPTY;
    private final int[] shown;

    Browsing(Crowd crowd, ShopClient shop) {
      int places = Math.min(MOST_PLACES, market.plan().places());
      this.crowd = crowd;
      this.shop = shop;
      this.play = new VisitPlay(crowd.shopping(), places);
      this.shown = new int[places];
    }

    void visit() {
      long now = clock.millis();
      long number = visits.incrementAndGet();
      SplittableRandom random = Hash.generator(crowd.seed() ^ now, number);
      Shopper shopper = crowd.drawn(random);
      Visit visit = crowd.visits().make(shopper, number, now, crowd.stock(), random);
      session = "now-" + Long.toString(now, 36) + "-" + number;
      play.play(visit, crowd.stock(), this::make, this::seen);
    }

    /// Asks the server; nothing is shown where it does not answer.
    private int make(Ask ask, long time, int[] items) {
      page = ShopClient.Page.EMPTY;
      try {
        pace.await();
        String shopper = ask.visit().shopper().id().value();
        page =
            ask.said() == null
                ? shop.recommend(shopper, session, items.length)
                : shop.search(crowd.typist().query(ask), shopper, session, items.length);
        pages.incrementAndGet();
        trouble = null;
      } catch (InterruptedException e) {
        throw new GoneHome();
      } catch (IOException e) {
        backOff(e);
      }
      return known(items);
    }

    private int known(int[] items) {
      int n = 0;
      for (String id : page.items()) {
        int number = crowd.number(id);
        if (number >= 0 && n < items.length) {
          shown[n] = number;
          items[n++] = number;
        }
      }
      return n;
    }

    private void seen(Ask ask, long time, int[] items, int n, Shopping.Bench bench) {
      Deeds deeds = Deeds.of(ask, n, bench);
      List<ShopClient.Act> acts = new ArrayList<>();
      for (int k = 0; k < n; k++) {
        if (deeds.clicked()[k]) {
          add(acts, k, deeds);
        }
      }
      if (acts.isEmpty()) {
        return;
      }
      try {
        shop.tell(page.request(), ask.visit().shopper().id().value(), session, acts);
      } catch (InterruptedException e) {
        throw new GoneHome();
      } catch (IOException e) {
        backOff(e);
      }
    }

    private void add(List<ShopClient.Act> acts, int place, Deeds deeds) {
      String item = crowd.id(shown[place]);
      String price = new Money(crowd.stock().cents(shown[place])).toString();
      acts.add(new ShopClient.Act("click", item, null, null));
      if (deeds.carted()[place]) {
        acts.add(new ShopClient.Act("add_to_cart", item, price, null));
      }
      if (deeds.ordered()[place]) {
        acts.add(new ShopClient.Act("order", item, price, null));
      }
      acts.add(new ShopClient.Act("dwell", item, null, (long) deeds.dwell()[place]));
    }

    private void backOff(IOException e) {
      failed(e);
      try {
        Thread.sleep(BACK_OFF_MILLIS);
      } catch (InterruptedException interrupted) {
        throw new GoneHome();
      }
    }
  }

  /// Lets so many pass a second, all threads together.
  private static final class Pace {
    private double rate;
    private long next = System.nanoTime();

    Pace(double rate) {
      this.rate = rate;
    }

    synchronized double rate() {
      return rate;
    }

    synchronized void set(double wanted) {
      rate = wanted;
    }

    void await() throws InterruptedException {
      long wait;
      synchronized (this) {
        long now = System.nanoTime();
        next = Math.max(next, now - 1_000_000_000L / 4); // what was missed is not made up for
        wait = next - now;
        next += (long) (1e9 / rate);
      }
      if (wait > 0) {
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
      } else if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
