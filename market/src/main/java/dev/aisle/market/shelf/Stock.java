package dev.aisle.market.shelf;

import java.util.BitSet;

/// What of the items changes by the day: price, pieces, and whether they are on sale at all. Not
/// thread-safe while it is changed.
public final class Stock {
  private final Shelf shelf;
  private final long[] cents;
  private final double[] logPrice;
  private final int[] pieces;
  private final BitSet present;

  private Stock(Shelf shelf, long[] cents, double[] logPrice, int[] pieces, BitSet present) {
    this.shelf = shelf;
    this.cents = cents;
    this.logPrice = logPrice;
    this.pieces = pieces;
    this.present = present;
  }

  /// Every item at its first price and with its first pieces; on sale are those listed before a
  /// moment.
  ///
  /// @param millis since the epoch
  public static Stock at(Shelf shelf, long millis) {
    int n = shelf.size();
    Stock stock = new Stock(shelf, new long[n], new double[n], new int[n], new BitSet(n));
    for (int i = 0; i < n; i++) {
      stock.offer(i, shelf.firstCents(i), shelf.firstStock(i));
      stock.present.set(i, shelf.listedAt(i) < millis);
    }
    return stock;
  }

  /// A copy that changes by itself.
  public Stock copy() {
    return new Stock(
        shelf, cents.clone(), logPrice.clone(), pieces.clone(), (BitSet) present.clone());
  }

  /// Sets price and pieces.
  public void offer(int item, long price, int left) {
    cents[item] = price;
    double median = 100 * shelf.truth(item).category().medianPrice();
    logPrice[item] = StrictMath.log(Math.max(1, price) / median);
    pieces[item] = left;
  }

  /// Brings an item on sale, or takes it off.
  public void present(int item, boolean onSale) {
    present.set(item, onSale);
  }

  /// Whether the item is listed and can be had.
  public boolean available(int item) {
    return pieces[item] > 0 && present.get(item);
  }

  /// Whether the item is listed, sold out or not.
  public boolean present(int item) {
    return present.get(item);
  }

  /// The price in cents.
  public long cents(int item) {
    return cents[item];
  }

  /// The natural logarithm of the price over its category's median price.
  public double logPrice(int item) {
    return logPrice[item];
  }

  /// Pieces left.
  public int pieces(int item) {
    return pieces[item];
  }

  /// The items behind it.
  public Shelf shelf() {
    return shelf;
  }
}
