package dev.aisle.app.trials;

import dev.aisle.app.experiments.ArmComparison;
import dev.aisle.app.experiments.ArmMoments;
import dev.aisle.app.experiments.Buckets;
import dev.aisle.app.experiments.MarketplaceTotals;
import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.experiments.SequentialTest;
import dev.aisle.app.experiments.ShopperTotals;
import dev.aisle.app.experiments.Totals;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.simulation.VisitPlay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// An A/B test on a cohort: shoppers are put into arms by a hash of their id, all see the control
/// before it begins, and each day is followed by a look at the totals so far.
public final class Trial {
  private static final int SHARDS = 16;
  private static final Duration NEW = Duration.ofDays(30);

  private final MarketSimulation market;
  private final TrialPlan plan;
  private final Side[] sides;
  private final Buckets buckets;
  private final Cohort cohort;
  private final ShopperSums sums;
  private final int[] arms;

  /// What came of a test.
  ///
  /// @param comparisons of every metric, at the end
  /// @param looks one a day
  /// @param marketplace what each arm did to the shop; control first
  /// @param sellersWithSales sellers of which something was sold, by arm
  /// @param shoppers totals of each shopper, by number
  /// @param arms 0 for shoppers of the control, 1 for the others
  /// @param pages read while there were two arms
  public record Outcome(
      List<ArmComparison> comparisons,
      List<SequentialTest.Look> looks,
      List<MarketplaceTotals> marketplace,
      List<Integer> sellersWithSales,
      int sellers,
      List<ShopperTotals> shoppers,
      List<Integer> arms,
      long pages) {

    /// What the shoppers of an arm did, by a metric.
    public ArmMoments moments(OnlineMetric metric, int arm) {
      ArmMoments moments = new ArmMoments();
      for (int s = 0; s < shoppers.size(); s++) {
        if (arms.get(s) == arm) {
          moments.add(metric, shoppers.get(s));
        }
      }
      return moments;
    }

    /// All that the shoppers of an arm did.
    public List<Totals> totals(int arm) {
      return IntStream.range(0, shoppers.size())
          .filter(s -> arms.get(s) == arm)
          .mapToObj(s -> shoppers.get(s).during())
          .toList();
    }
  }

  /// @param market as it stands when the experiment begins
  /// @param name salts the hash that puts shoppers into arms
  public Trial(MarketSimulation market, TrialPlan plan, String name, Side control, Side treatment) {
    this.market = market;
    this.plan = plan;
    this.sides = new Side[] {control, treatment};
    this.buckets = Buckets.halves(name);
    this.cohort = Cohort.of(market, plan.shoppers(), plan.visitsPerDay(), plan.seed());
    this.sums = new ShopperSums(plan.shoppers());
    this.arms =
        IntStream.range(0, plan.shoppers())
            .map(s -> buckets.armIndex(Buckets.key(cohort.population().shopper(s).id().value())))
            .toArray();
  }

  /// Runs the test.
  ///
  /// @param progress hears how many days are over, of those before and during
  public Outcome run(IntConsumer progress) {
    List<Shard> shards = IntStream.range(0, SHARDS).mapToObj(number -> new Shard(number)).toList();
    SequentialTest test =
        new SequentialTest(
            SequentialTest.Plan.of(plan.metric(), plan.alpha(), plan.lift(), plan.cuped()));
    List<SequentialTest.Look> looks = new ArrayList<>();
    int all = plan.daysBefore() + plan.days();
    for (int day = 0; day < all; day++) {
      int today = day;
      boolean during = day >= plan.daysBefore();
      shards.parallelStream().forEach(shard -> shard.play(today, during));
      if (during) {
        looks.add(test.look(moments(plan.metric(), 0), moments(plan.metric(), 1)));
      }
      progress.accept(day + 1);
    }
    return outcome(looks, shards);
  }

  private Outcome outcome(List<SequentialTest.Look> looks, List<Shard> shards) {
    List<ArmComparison> comparisons = new ArrayList<>();
    for (OnlineMetric metric : OnlineMetric.values()) {
      comparisons.add(ArmComparison.of(metric, moments(metric, 0), moments(metric, 1)));
    }
    int sellers = market.shelf().catalog().sellers().size();
    List<MarketplaceTotals> totals = new ArrayList<>();
    List<Integer> sold = new ArrayList<>();
    for (int arm = 0; arm < sides.length; arm++) {
      MarketplaceTotals total = new MarketplaceTotals(sellers);
      BitSet with = new BitSet(sellers);
      for (Shard shard : shards) {
        total.add(shard.marketplace[arm]);
        with.or(shard.sold[arm]);
      }
      totals.add(total);
      sold.add(with.cardinality());
    }
    List<ShopperTotals> shoppers = IntStream.range(0, sums.size()).mapToObj(sums::of).toList();
    long pages = shoppers.stream().mapToLong(s -> s.during().pages()).sum();
    List<Integer> armOf = IntStream.of(arms).boxed().toList();
    return new Outcome(comparisons, looks, totals, sold, sellers, shoppers, armOf, pages);
  }

  private ArmMoments moments(OnlineMetric metric, int arm) {
    ArmMoments moments = new ArmMoments();
    for (int s = 0; s < arms.length; s++) {
      if (arms[s] == arm) {
        moments.add(metric, sums.of(s));
      }
    }
    return moments;
  }

  /// The shoppers whose number leaves the same rest.
  private final class Shard {
    private final int number;
    private final VisitPlay play = new VisitPlay(cohort.shopping(), plan.places());
    private final Side.Server[] servers = new Side.Server[sides.length];
    private final MarketplaceTotals[] marketplace = new MarketplaceTotals[sides.length];
    private final BitSet[] sold = new BitSet[sides.length];

    Shard(int number) {
      this.number = number;
      int sellers = market.shelf().catalog().sellers().size();
      for (int arm = 0; arm < sides.length; arm++) {
        servers[arm] = sides[arm].open(cohort);
        marketplace[arm] = new MarketplaceTotals(sellers);
        sold[arm] = new BitSet(sellers);
      }
    }

    void play(int day, boolean during) {
      for (int s = number; s < plan.shoppers(); s += SHARDS) {
        int shopper = s;
        int arm = during ? arms[s] : 0;
        Side.Server server = servers[arm];
        cohort.play(
            s,
            day,
            play,
            server,
            (ask, time, items, n, bench) -> {
              server.page(ask, time, items, n, bench);
              sums.add(shopper, during, items, n, cohort.stock(), bench);
              if (during) {
                count(arm, ask, items, n, bench);
              }
            });
      }
    }

    private void count(int arm, Ask ask, int[] items, int n, Shopping.Bench bench) {
      Shelf shelf = market.shelf();
      List<MarketplaceTotals.Shown> shown = new ArrayList<>(n);
      for (int k = 0; k < n; k++) {
        int item = items[k];
        long age = ask.visit().start() - shelf.listedAt(item);
        shown.add(
            new MarketplaceTotals.Shown(
                shelf.truth(item).category().name(), shelf.seller(item), age < NEW.toMillis()));
        if (bench.reading().ordered(k)) {
          sold[arm].set(shelf.seller(item));
        }
      }
      marketplace[arm].page(shown);
    }
  }
}
