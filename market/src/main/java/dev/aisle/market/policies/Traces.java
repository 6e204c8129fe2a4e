package dev.aisle.market.policies;

import java.util.Arrays;

/// What the shop knows of its shoppers and items from its own log, as the production ranking uses
/// it: recent clicks of each shopper, decayed clicks of each item. Slots of different shoppers may
/// be written by different threads; items are counted between days.
public final class Traces {
  /// Clicks of a shopper that are remembered.
  public static final int RECENT = 8;

  private static final double DECAY = 0.93;

  private final int[] recent;
  private final double[] clicks;
  private final double[] popularity;

  /// Nothing known yet.
  public Traces(int shoppers, int items) {
    this.recent = new int[shoppers * RECENT];
    this.clicks = new double[items];
    this.popularity = new double[items];
    Arrays.fill(recent, -1);
  }

  /// The same popularity, with other shoppers of whom nothing is known.
  public Traces forShoppers(int shoppers) {
    Traces other = new Traces(shoppers, clicks.length);
    System.arraycopy(clicks, 0, other.clicks, 0, clicks.length);
    System.arraycopy(popularity, 0, other.popularity, 0, clicks.length);
    return other;
  }

  /// A shopper clicked an item: known at once.
  public void clicked(int shopper, int item) {
    int at = shopper * RECENT;
    System.arraycopy(recent, at, recent, at + 1, RECENT - 1);
    recent[at] = item;
  }

  /// The shopper's k-th last clicked item, −1 where there was none.
  public int recent(int shopper, int k) {
    return recent[shopper * RECENT + k];
  }

  /// Counts clicks of an item; a nightly job.
  public void count(int item, double more) {
    clicks[item] += more;
  }

  /// A day is over: what was counted becomes known, and weighs a little less from now on.
  public void night() {
    for (int i = 0; i < clicks.length; i++) {
      popularity[i] = clicks[i] == 0 ? 0 : StrictMath.log1p(clicks[i]);
      clicks[i] *= DECAY;
    }
  }

  /// How popular an item was last night: `ln(1 + decayed clicks)`.
  public double popularity(int item) {
    return popularity[item];
  }
}
