package dev.aisle.market.policies;

import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.shoppers.Hash;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// The simple policies that every report compares with.
public final class Policies {
  private Policies() {}

  /// A uniformly random choice, in random order, of all that was retrieved.
  public static PagePolicy random() {
    return new PagePolicy() {
      @Override
      public String name() {
        return "random";
      }

      @Override
      public int page(Ask ask, Shown shown, int size, int[] page) {
        int n = Math.min(size, shown.found());
        SplittableRandom random = Hash.generator(ask.seed(), 2);
        for (int k = 0; k < shown.found(); k++) {
          shown.buffer[k] = shown.item(k);
        }
        for (int k = 0; k < n; k++) {
          int j = k + random.nextInt(shown.found() - k);
          page[k] = shown.buffer[j];
          shown.buffer[j] = shown.buffer[k];
        }
        return n;
      }
    };
  }

  /// The most clicked first, of all that was retrieved.
  public static PagePolicy popularity(Traces traces) {
    return sorted("popularity", (ask, item) -> traces.popularity(item));
  }

  /// The production ranking without exploration.
  public static PagePolicy production() {
    return new PagePolicy() {
      @Override
      public String name() {
        return "production";
      }

      @Override
      public int page(Ask ask, Shown shown, int size, int[] page) {
        int n = Math.min(size, shown.kept());
        for (int k = 0; k < n; k++) {
          page[k] = shown.rankedItem(k);
        }
        return n;
      }
    };
  }

  /// The true utility of each item by itself: the order of a ranker that knows everything but what
  /// stands beside what.
  public static PagePolicy scoreOrder(Shopping shopping, Funnel funnel) {
    return new PagePolicy() {
      @Override
      public String name() {
        return "score order";
      }

      @Override
      public int page(Ask ask, Shown shown, int size, int[] page) {
        Shopping.Bench bench = new Shopping.Bench();
        double[] sides = bench.sides();
        return best(
            shown,
            size,
            page,
            k ->
                shopping
                    .appeal()
                    .of(ask.visit(), ask.scene(), funnel.stock(), shown.item(k), sides));
      }
    };
  }

  /// A score of an item for an ask.
  public interface Score {
    double of(Ask ask, int item);
  }

  /// All that was retrieved by a score, best first; ties in the order of retrieval.
  public static PagePolicy sorted(String name, Score score) {
    return new PagePolicy() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public int page(Ask ask, Shown shown, int size, int[] page) {
        return best(shown, size, page, k -> score.of(ask, shown.item(k)));
      }
    };
  }

  /// The items of the best candidates by a score.
  static int best(Shown shown, int size, int[] page, IntToDoubleFunction score) {
    for (int c = 0; c < shown.found(); c++) {
      shown.buffered[c] = score.applyAsDouble(c);
    }
    int n = shown.sorted(shown.buffered, shown.found(), size, shown.buffer);
    for (int k = 0; k < n; k++) {
      page[k] = shown.item(shown.buffer[k]);
    }
    return n;
  }
}
