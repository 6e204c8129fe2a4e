package dev.aisle.market.policies;

import dev.aisle.market.behaviour.PageTruth;
import dev.aisle.market.behaviour.Shopping;
import java.util.Arrays;

/// Makes pages with the truth in hand. Greedy: place by place the item with which the page so far
/// has the most of the objective, out of the [#SHORTLIST] best by themselves. Exact, for small
/// pages: every order of the items is tried. Nothing that is learned can do better than exact on
/// the same items, so what does is cheating or a fault of the simulator.
public final class Oracle implements PagePolicy {
  /// Candidates that the greedy oracle considers.
  public static final int SHORTLIST = 40;

  /// The largest page whose orders are all tried: 8! = 40,320.
  public static final int MOST_EXACT = 8;

  private final Shopping shopping;
  private final Funnel funnel;
  private final Objective objective;

  public Oracle(Shopping shopping, Funnel funnel, Objective objective) {
    this.shopping = shopping;
    this.funnel = funnel;
    this.objective = objective;
  }

  @Override
  public String name() {
    return "oracle";
  }

  @Override
  public int page(Ask ask, Shown shown, int size, int[] page) {
    Shopping.Bench bench = new Shopping.Bench();
    int[] shortlist = new int[Math.max(size, SHORTLIST)];
    int candidates = shortlist(ask, shown, bench, shortlist);
    int n = Math.min(size, candidates);
    greedy(ask, shortlist, candidates, n, page, bench);
    return n;
  }

  /// The candidates of which a page of one would bring most.
  private int shortlist(Ask ask, Shown shown, Shopping.Bench bench, int[] into) {
    int[] single = new int[1];
    return Policies.best(
        shown,
        into.length,
        into,
        k -> {
          single[0] = shown.item(k);
          return value(ask, single, 1, bench);
        });
  }

  private void greedy(
      Ask ask, int[] shortlist, int candidates, int n, int[] page, Shopping.Bench bench) {
    boolean[] taken = new boolean[candidates];
    for (int k = 0; k < n; k++) {
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < candidates; c++) {
        if (!taken[c]) {
          page[k] = shortlist[c];
          double value = value(ask, page, k + 1, bench);
          if (value > most) {
            most = value;
            best = c;
          }
        }
      }
      taken[best] = true;
      page[k] = shortlist[best];
    }
  }

  /// The best order of the given items, by trying all.
  ///
  /// @param items at most [#MOST_EXACT], left as they are
  public int[] bestOrder(Ask ask, int[] items) {
    if (items.length > MOST_EXACT) {
      throw new IllegalArgumentException(
          "the orders of " + items.length + " items are too many; at most " + MOST_EXACT);
    }
    Shopping.Bench bench = new Shopping.Bench();
    int[] order = items.clone();
    Best best = new Best(items.clone());
    permute(ask, order, 0, best, bench);
    return best.order;
  }

  private static final class Best {
    private double value = Double.NEGATIVE_INFINITY;
    private int[] order;

    Best(int[] order) {
      this.order = order;
    }
  }

  private void permute(Ask ask, int[] order, int fixed, Best best, Shopping.Bench bench) {
    if (fixed == order.length) {
      double value = value(ask, order, order.length, bench);
      if (value > best.value) {
        best.value = value;
        best.order = order.clone();
      }
      return;
    }
    for (int k = fixed; k < order.length; k++) {
      swap(order, fixed, k);
      permute(ask, order, fixed + 1, best, bench);
      swap(order, fixed, k);
    }
  }

  private static void swap(int[] order, int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }

  /// What a page truly brings of the objective.
  public double value(Ask ask, int[] items, int n, Shopping.Bench bench) {
    PageTruth truth =
        shopping.truth(ask.visit(), ask.scene(), funnel.stock(), Arrays.copyOf(items, n), n, bench);
    return objective.of(truth);
  }
}
