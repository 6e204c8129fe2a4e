package dev.aisle.market.behaviour;

import dev.aisle.core.queries.Scene;
import dev.aisle.market.shelf.Stock;
import dev.aisle.market.shoppers.Visit;
import java.util.Arrays;

/// Some items judged by themselves, once, so that many pages of them can be held against each
/// other: what [Shopping#truth] says of a page, at a fraction of its cost. For one thread.
public final class Deck {
  private final Shopping shopping;
  private final Visit visit;
  private final Stock stock;
  private final int[] items;
  private final double[] alone;
  private final double[] orderAlone;
  private final int[] page = new int[Shopping.MOST_PLACES];
  private final Shopping.Bench bench;

  /// @param items left as they are
  public Deck(
      Shopping shopping, Visit visit, Scene scene, Stock stock, int[] items, Shopping.Bench bench) {
    this.shopping = shopping;
    this.visit = visit;
    this.stock = stock;
    this.items = items.clone();
    this.alone = new double[items.length];
    this.orderAlone = new double[items.length];
    this.bench = bench;
    shopping.appeal().of(visit, scene, stock, items, items.length, bench.sides, alone);
    Arrays.setAll(orderAlone, c -> shopping.orderAlone(visit, scene, stock, items[c]));
  }

  /// How many items there are.
  public int size() {
    return items.length;
  }

  /// The item of a card.
  ///
  /// @param card from 0
  public int item(int card) {
    return items[card];
  }

  /// The exact probabilities of a page of the first `n` cards.
  ///
  /// @param cards numbers of cards, in the order of the page
  public PageTruth truth(int[] cards, int n) {
    for (int k = 0; k < n; k++) {
      int card = cards[k];
      page[k] = items[card];
      bench.alone[k] = alone[card];
      bench.orderAlone[k] = orderAlone[card];
    }
    shopping.judgeTogether(visit, stock, page, n, bench);
    return shopping.truth(visit, stock, page, n, bench);
  }
}
