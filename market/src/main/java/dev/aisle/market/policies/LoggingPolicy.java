package dev.aisle.market.policies;

import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.worlds.World;
import java.util.SplittableRandom;

/// What the shop does while it writes its log: mostly the production ranking, and on a share ε of
/// pages a uniformly random order of the ranking's first m candidates. The propensity of an item at
/// a place is therefore known exactly:
///
/// `p(i at k) = (1 − ε) [the ranking's k-th is i] + ε / m` for the first m candidates.
public final class LoggingPolicy implements PagePolicy {
  private final double explore;
  private final int explored;

  public LoggingPolicy(World world) {
    this.explore = world.logging().explore();
    this.explored = Math.min(Shown.PRE_RANKED, world.logging().explored());
  }

  @Override
  public String name() {
    return "production";
  }

  @Override
  public int page(Ask ask, Shown shown, int size, int[] page) {
    int n = Math.min(size, shown.kept());
    if (!explores(ask)) {
      for (int k = 0; k < n; k++) {
        page[k] = shown.rankedItem(k);
      }
      return n;
    }
    int m = Math.min(explored, shown.kept());
    n = Math.min(n, m);
    for (int k = 0; k < m; k++) {
      shown.buffer[k] = shown.rankedItem(k);
    }
    SplittableRandom random = new SplittableRandom(ask.seed());
    for (int k = 0; k < n; k++) {
      int j = k + random.nextInt(m - k);
      page[k] = shown.buffer[j];
      shown.buffer[j] = shown.buffer[k];
    }
    return n;
  }

  /// Whether this page is in a random order.
  public boolean explores(Ask ask) {
    return Hash.uniform(ask.seed(), 1) < explore;
  }

  /// The probability that this policy shows an item at a place of the page.
  ///
  /// @param rank the item's rank in the ranking's order, from 0
  /// @param place from 0
  /// @param size places on the page
  public double propensity(Shown shown, int rank, int place, int size) {
    int m = Math.min(explored, shown.kept());
    double random = rank < m && place < m ? explore / m : 0;
    return (rank == place ? 1 - explore : 0) + random;
  }

  /// The probability that this policy's page begins with these items, in this order.
  ///
  /// @param ranks of the items in the ranking's order
  /// @param length how many of them count
  public double prefixPropensity(Shown shown, int[] ranks, int length) {
    int m = Math.min(explored, shown.kept());
    boolean production = true;
    double random = explore;
    for (int k = 0; k < length; k++) {
      production &= ranks[k] == k;
      random *= k < m && ranks[k] < m ? 1.0 / (m - k) : 0;
    }
    return (production ? 1 - explore : 0) + random;
  }

  /// The share of pages in a random order.
  public double explore() {
    return explore;
  }

  /// Candidates that a random order is drawn from at most.
  public int explored() {
    return explored;
  }
}
