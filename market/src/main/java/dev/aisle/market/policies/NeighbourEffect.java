package dev.aisle.market.policies;

import dev.aisle.market.behaviour.Shopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// How much it is worth to know what stands beside what: the true expected orders of the best order
/// of a page, found by trying all, over those of orders that look at one item at a time. The pages
/// are the first items of the production ranking.
///
/// @param overUtility orders of the best order over those of the order of utilities, all pages
///     together
/// @param overValue the same over the order of what each item would bring as the only one
/// @param gains by page, of the best order over the order of utilities; pages that can bring no
///     order count 1
public record NeighbourEffect(double overUtility, double overValue, List<Double> gains) {
  public NeighbourEffect {
    gains = List.copyOf(gains);
  }

  /// Measures it.
  ///
  /// @param places on a page, at most [Oracle#MOST_EXACT]
  public static NeighbourEffect measure(
      Shopping shopping, Funnel funnel, List<Ask> asks, int places) {
    Oracle oracle = new Oracle(shopping, funnel, Objective.ORDERS);
    Shopping.Bench bench = new Shopping.Bench();
    Shown shown = new Shown(shopping.shelf().size());
    double best = 0;
    double byUtility = 0;
    double byValue = 0;
    List<Double> gains = new ArrayList<>();
    for (Ask ask : asks) {
      funnel.fill(ask, shown);
      int[] page = new int[places];
      int n = Policies.production().page(ask, shown, places, page);
      int[] items = Arrays.copyOf(page, n);
      double exact = oracle.value(ask, oracle.bestOrder(ask, items), items.length, bench);
      double utility =
          oracle.value(ask, byUtility(shopping, funnel, ask, items), items.length, bench);
      double value = oracle.value(ask, byValue(oracle, ask, items), items.length, bench);
      best += exact;
      byUtility += utility;
      byValue += value;
      gains.add(utility > 0 ? exact / utility : 1);
    }
    return new NeighbourEffect(best / byUtility, best / byValue, gains);
  }

  private static int[] byUtility(Shopping shopping, Funnel funnel, Ask ask, int[] items) {
    Shopping.Bench bench = new Shopping.Bench();
    return sorted(
        items,
        item ->
            shopping.appeal().of(ask.visit(), ask.scene(), funnel.stock(), item, bench.sides()));
  }

  private static int[] byValue(Oracle oracle, Ask ask, int[] items) {
    Shopping.Bench bench = new Shopping.Bench();
    return sorted(items, item -> oracle.value(ask, new int[] {item}, 1, bench));
  }

  private static int[] sorted(int[] items, IntToDoubleFunction score) {
    return Arrays.stream(items)
        .boxed()
        .sorted(Comparator.comparingDouble(item -> -score.applyAsDouble(item)))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
