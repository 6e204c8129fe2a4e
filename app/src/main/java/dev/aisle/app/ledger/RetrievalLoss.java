package dev.aisle.app.ledger;

import dev.aisle.core.cascade.Candidate;
import dev.aisle.core.cascade.Request;
import dev.aisle.core.cascade.Retriever;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.evaluation.Interval;
import dev.aisle.core.evaluation.RankingMetrics;
import dev.aisle.core.evaluation.StageMetrics;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.store.EventLog;
import dev.aisle.core.store.PastShop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Two ways to find candidates compared by what they lose: both answer the same held-out searches
/// of a log, to the same depth.
public final class RetrievalLoss {
  private RetrievalLoss() {}

  /// The share of the wanted items that each of both found, search by search, a list for each
  /// shopper.
  public record Recall(List<List<Pair>> shoppers) {
    public Recall {
      shoppers = shoppers.stream().map(List::copyOf).toList();
    }

    /// Recall of the first over all searches of several logs, interval over shoppers.
    public static Interval before(List<Recall> recalls, long seed) {
      return mean(recalls, Pair::before, seed);
    }

    /// Recall of the second.
    public static Interval after(List<Recall> recalls, long seed) {
      return mean(recalls, Pair::after, seed);
    }

    /// How much more the second found, in shares of the wanted items.
    public static Interval difference(List<Recall> recalls, long seed) {
      return mean(recalls, pair -> pair.after() - pair.before(), seed);
    }

    private static Interval mean(List<Recall> recalls, ToDoubleFunction<Pair> of, long seed) {
      List<List<Pair>> all = recalls.stream().flatMap(r -> r.shoppers().stream()).toList();
      return Interval.of(
          all,
          drawn ->
              drawn.stream().flatMap(List::stream).mapToDouble(of).average().orElse(Double.NaN),
          seed);
    }
  }

  /// What both found of one search's wanted items, as shares.
  public record Pair(double before, double after) {}

  /// Compares two retrievers of the scene SEARCH.
  ///
  /// @param most searches at most
  /// @throws dev.aisle.core.InvalidInputException where no held-out page has a click
  public static Recall compare(
      Retriever before, Retriever after, EventLog log, int depth, int most, long seed)
      throws IOException {
    PastShop then = new PastShop(log);
    Map<String, List<Pair>> byShopper = new LinkedHashMap<>();
    for (HeldOutPage page : HeldOutPage.of(log, most, seed)) {
      if (page.page().scene() == Scene.SEARCH) {
        then.advance(page.offset());
        Request request = Ledger.request(page.page());
        byShopper
            .computeIfAbsent(page.page().shopper().value(), _ -> new ArrayList<>())
            .add(
                new Pair(
                    hit(before, request, then, depth, page),
                    hit(after, request, then, depth, page)));
      }
    }
    return new Recall(List.copyOf(byShopper.values()));
  }

  private static double hit(
      Retriever retriever, Request request, PastShop then, int depth, HeldOutPage page) {
    List<ItemId> found =
        retriever.retrieve(request, then, depth).slate().top(depth).candidates().stream()
            .map(Candidate::item)
            .toList();
    return StageMetrics.setHit(found, page.grades().keySet(), RankingMetrics.ALL);
  }
}
