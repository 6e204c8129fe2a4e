package dev.aisle.market.simulation;

import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.simulation.MarketDay.NewOffer;
import dev.aisle.market.worlds.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/// How sellers fare. What is sold leaves the stock; once a week takings go into new pieces of what
/// sells, the price of what sells rises a little and that of shown but unsold items falls; who
/// sells nothing for long may leave with all items. Deterministic by seed.
final class SellerFortunes {
  private static final double LEAVES = 0.03;
  private static final double RISE = 0.02;
  private static final double REPRICED = 0.03;
  private static final double MOST_DISCOUNT = 0.35;
  private static final int WEEK = 7;

  private final World world;
  private final Shelf shelf;
  private final long seed;
  private final int[] lastSale;
  private final long[] takings;
  private final boolean[] gone;
  private final BitSet soldToday = new BitSet();
  private final int[] soldThisWeek;
  private final int[] shownThisWeek;
  private final int[][] ofSeller;

  /// What a night changed.
  ///
  /// @param left items that are no longer sold
  record Night(List<NewOffer> offers, List<Integer> left) {}

  SellerFortunes(World world, Shelf shelf, long seed) {
    int sellers = shelf.catalog().sellers().size();
    this.world = world;
    this.shelf = shelf;
    this.seed = seed;
    this.lastSale = new int[sellers];
    this.takings = new long[sellers];
    this.gone = new boolean[sellers];
    this.soldThisWeek = new int[shelf.size()];
    this.shownThisWeek = new int[shelf.size()];
    this.ofSeller = bySeller(shelf, sellers);
  }

  private static int[][] bySeller(Shelf shelf, int sellers) {
    int[] counts = new int[sellers];
    for (int i = 0; i < shelf.size(); i++) {
      counts[shelf.seller(i)]++;
    }
    int[][] items = new int[sellers][];
    Arrays.setAll(items, s -> new int[counts[s]]);
    for (int i = shelf.size() - 1; i >= 0; i--) {
      int seller = shelf.seller(i);
      items[seller][--counts[seller]] = i;
    }
    return items;
  }

  /// An item was shown.
  void shown(int item) {
    shownThisWeek[item]++;
  }

  /// An item was sold; whether there was a piece left of it.
  boolean sold(int item, int day, Stock stock) {
    if (stock.pieces(item) == 0) {
      return false;
    }
    stock.offer(item, stock.cents(item), stock.pieces(item) - 1);
    int seller = shelf.seller(item);
    lastSale[seller] = day;
    takings[seller] += stock.cents(item);
    soldThisWeek[item]++;
    soldToday.set(item);
    return true;
  }

  /// The night after a day: changes the stock and says how.
  Night settle(int day, Stock stock) {
    List<NewOffer> offers = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    SplittableRandom random = Hash.generator(seed, 0x5e11L + day);
    boolean weekEnds = day % WEEK == WEEK - 1;
    for (int seller = 0; seller < ofSeller.length; seller++) {
      if (gone[seller]) {
        continue;
      }
      if (leaves(seller, day, stock, random)) {
        gone[seller] = true;
        leave(seller, stock, left);
      } else if (weekEnds) {
        week(seller, stock, random, offers);
      }
    }
    tellSold(weekEnds, stock, offers);
    if (weekEnds) {
      Arrays.fill(soldThisWeek, 0);
      Arrays.fill(shownThisWeek, 0);
      Arrays.fill(takings, 0);
    }
    return new Night(offers, left);
  }

  /// What was sold has fewer pieces; once a week that is told with all else.
  private void tellSold(boolean weekEnds, Stock stock, List<NewOffer> offers) {
    if (!weekEnds) {
      soldToday.stream()
          .filter(stock::present)
          .forEach(item -> offers.add(new NewOffer(item, stock.cents(item), stock.pieces(item))));
    }
    soldToday.clear();
  }

  /// Whether a seller has left.
  boolean gone(int seller) {
    return gone[seller];
  }

  private boolean leaves(int seller, int day, Stock stock, SplittableRandom random) {
    boolean listed = false;
    for (int item : ofSeller[seller]) {
      listed |= stock.present(item);
    }
    return listed
        && day - lastSale[seller] > world.sellers().patience()
        && random.nextDouble() < LEAVES;
  }

  private void leave(int seller, Stock stock, List<Integer> left) {
    for (int item : ofSeller[seller]) {
      if (stock.present(item)) {
        stock.present(item, false);
        left.add(item);
      }
    }
  }

  private void week(int seller, Stock stock, SplittableRandom random, List<NewOffer> offers) {
    double budget = world.sellers().growth() * takings[seller];
    for (int item : ofSeller[seller]) {
      if (!stock.present(item)) {
        continue;
      }
      long cents = stock.cents(item);
      int pieces = stock.pieces(item);
      if (soldThisWeek[item] > 0) {
        int more = (int) Math.min(1_000, budget / Math.max(1, cents) / 2);
        budget -= (double) more * cents;
        int restocked = pieces + soldThisWeek[item] + more;
        offer(stock, new NewOffer(item, Math.round(cents * (1 + RISE)), restocked), offers);
      } else if (shownThisWeek[item] > 0 && random.nextDouble() < REPRICED) {
        long floor = Math.round(shelf.firstCents(item) * (1 - MOST_DISCOUNT));
        long lower = Math.round(cents * (1 - world.sellers().discount()));
        long price = Math.max(Math.max(1, floor), lower);
        offer(stock, new NewOffer(item, price, pieces), offers);
      }
    }
  }

  private static void offer(Stock stock, NewOffer offer, List<NewOffer> offers) {
    stock.offer(offer.item(), offer.cents(), offer.pieces());
    offers.add(offer);
  }
}
