package dev.aisle.app.trials;

import dev.aisle.app.experiments.InterleavingResult;
import dev.aisle.app.experiments.ShopperPreference;
import dev.aisle.app.experiments.TeamDraft;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.simulation.VisitPlay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// An interleaving on a cohort: every page is made of both sides' rankings by team draft, and what
/// is clicked (or ordered) on it speaks for the side that brought it.
public final class InterleavedTrial {
  private static final int SHARDS = 16;

  private final TrialPlan plan;
  private final Side control;
  private final Side treatment;
  private final boolean byOrders;
  private final Cohort cohort;

  /// @param byOrders whether orders are credited instead of clicks
  public InterleavedTrial(
      MarketSimulation market, TrialPlan plan, Side control, Side treatment, boolean byOrders) {
    this.plan = plan;
    this.control = control;
    this.treatment = treatment;
    this.byOrders = byOrders;
    this.cohort = Cohort.of(market, plan.shoppers(), plan.visitsPerDay(), plan.seed());
  }

  /// What came of it.
  ///
  /// @param shoppers the preference of each, by number
  public record Outcome(InterleavingResult result, List<ShopperPreference> shoppers) {}

  /// Runs it.
  ///
  /// @param progress hears how many days are over
  public Outcome run(IntConsumer progress) {
    ShopperPreference[] preferences = new ShopperPreference[plan.shoppers()];
    Arrays.fill(preferences, ShopperPreference.NONE);
    List<Shard> shards =
        IntStream.range(0, SHARDS).mapToObj(number -> new Shard(number, preferences)).toList();
    for (int day = 0; day < plan.days(); day++) {
      int today = day;
      shards.parallelStream().forEach(shard -> shard.play(today));
      progress.accept(day + 1);
    }
    List<ShopperPreference> all = List.of(preferences);
    return new Outcome(InterleavingResult.of(all, plan.seed()), all);
  }

  private final class Shard {
    private final int number;
    private final ShopperPreference[] preferences;
    private final VisitPlay play = new VisitPlay(cohort.shopping(), plan.places());
    private final Side.Server first = control.open(cohort);
    private final Side.Server second = treatment.open(cohort);
    private final int[] ranking = new int[plan.places()];
    private TeamDraft.Page<Integer> page = new TeamDraft.Page<>(List.of(), List.of());

    Shard(int number, ShopperPreference[] preferences) {
      this.number = number;
      this.preferences = preferences;
    }

    void play(int day) {
      for (int s = number; s < plan.shoppers(); s += SHARDS) {
        int shopper = s;
        cohort.play(
            s,
            day,
            play,
            this::make,
            (ask, time, items, n, bench) -> {
              first.page(ask, time, items, n, bench);
              second.page(ask, time, items, n, bench);
              preferences[shopper] = preferences[shopper].after(page.credit(acted(n, bench)));
            });
      }
    }

    private int make(Ask ask, long time, int[] items) {
      List<Integer> one = ranked(first, ask, time);
      List<Integer> other = ranked(second, ask, time);
      page = TeamDraft.interleave(one, other, items.length, Hash.generator(ask.seed(), 5));
      for (int k = 0; k < page.items().size(); k++) {
        items[k] = page.items().get(k);
      }
      return page.items().size();
    }

    private List<Integer> ranked(Side.Server server, Ask ask, long time) {
      int n = server.make(ask, time, ranking);
      return Arrays.stream(ranking, 0, n).boxed().toList();
    }

    private List<Integer> acted(int n, Shopping.Bench bench) {
      List<Integer> positions = new ArrayList<>();
      for (int k = 0; k < n; k++) {
        if (byOrders ? bench.reading().ordered(k) : bench.reading().clicked(k)) {
          positions.add(k + 1);
        }
      }
      return positions;
    }
  }
}
