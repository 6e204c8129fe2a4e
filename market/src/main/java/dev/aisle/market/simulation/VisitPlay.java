package dev.aisle.market.simulation;

import dev.aisle.core.queries.Scene;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.needs.Meaning;
import dev.aisle.market.needs.Yardstick;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.shoppers.Visit;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Plays visits, one after the other: asks for pages, reads them, goes on or leaves. What a visit
/// does depends on the visit and the pages that it is shown and on nothing else, so that two
/// policies can be compared on the same visits. For one thread.
public final class VisitPlay {
  private static final double SAYS_ANEW = 0.4;
  private static final long THINKING = 4_000;
  /// Milliseconds a place.
  static final long READING = 1_200;
  /// Milliseconds a click.
  static final long ON_ITEM = 25_000;

  private final Shopping shopping;
  private final Shopping.Bench bench = new Shopping.Bench();
  private final int[] items;
  private final double search;

  /// @param places on a page
  public VisitPlay(Shopping shopping, int places) {
    this.shopping = shopping;
    this.items = new int[places];
    this.search = shopping.world().visits().search();
  }

  /// What came of a visit.
  public record Outcome(int pages, int clicks, int orders) {}

  /// Plays a visit to its end: its pages are used up, or a search has led to an order.
  public Outcome play(Visit visit, Stock stock, PageMaker maker, PageSeen seen) {
    Saying saying = new Saying(visit);
    long time = visit.start();
    int clicks = 0;
    int orders = 0;
    int page = 0;
    boolean satisfied = false;
    while (page < visit.pages() && !satisfied) {
      SplittableRandom random = Hash.generator(visit.seed(), page);
      Ask ask = saying.ask(page, random.nextDouble() < search, random);
      int n = maker.make(ask, time, items);
      shopping.read(visit, ask.scene(), stock, items, n, random, bench);
      seen.page(ask, time, items, n, bench);
      clicks += bench.reading().clicks();
      orders += bench.reading().orders();
      satisfied = ask.scene() == Scene.SEARCH && bench.reading().orders() > 0;
      time += THINKING + READING * n + ON_ITEM * bench.reading().clicks();
      page++;
    }
    return new Outcome(page, clicks, orders);
  }

  /// What the shop has been told in a visit so far.
  private static final class Saying {
    private final Visit visit;
    private @Nullable Meaning said;
    private @Nullable Yardstick words;

    Saying(Visit visit) {
      this.visit = visit;
    }

    /// A search repeats what was said, or says it anew: with other wishes put into words.
    Ask ask(int page, boolean searching, SplittableRandom random) {
      long seed = Hash.mix(visit.seed() ^ (page + 1) * 0x2545f4914f6cdd1dL);
      if (!searching) {
        return new Ask(visit, Scene.FEED, null, null, page, seed);
      }
      if (said == null || random.nextDouble() < SAYS_ANEW) {
        said = visit.need().expressed(random);
        words = Yardstick.of(said);
      }
      return new Ask(visit, Scene.SEARCH, said, words, page, seed);
    }
  }
}
