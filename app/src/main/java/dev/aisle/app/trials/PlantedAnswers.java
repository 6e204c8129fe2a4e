package dev.aisle.app.trials;

import dev.aisle.app.experiments.ArmMoments;
import dev.aisle.app.experiments.InterleavingResult;
import dev.aisle.app.experiments.KnownAnswers;
import dev.aisle.app.experiments.OnlineMetric;
import dev.aisle.app.experiments.PeekedRuns;
import dev.aisle.app.experiments.PotentialOutcomes;
import dev.aisle.app.experiments.Power;
import dev.aisle.app.experiments.SequentialTest;
import dev.aisle.app.experiments.ShopperTotals;
import dev.aisle.app.experiments.Totals;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Interval;
import dev.aisle.market.shoppers.Hash;
import dev.aisle.market.simulation.MarketSimulation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Experiments whose answers are known before they are run: without an effect none may be found
/// more often than alpha allows, though every look is peeked at; a planted lift is to be found as
/// often as the power says; interleaving is to find the better of two rankers with a tenth of the
/// shoppers.
public final class PlantedAnswers {
  private static final int LOOKS = 20;
  private static final double POWER = 0.8;

  private PlantedAnswers() {}

  /// What was found, and whether it is as it has to be.
  public record Answers(List<Figure> figures, List<String> failures) {}

  /// Runs all of them on cohorts of a market.
  ///
  /// @param plan its shoppers are the pool that experiments draw from
  /// @param planted relative lift of UCVR
  /// @param runs experiments of each kind
  /// @param say hears what is going on
  public static Answers run(
      MarketSimulation market, TrialPlan plan, double planted, int runs, Consumer<String> say) {
    List<Figure> figures = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    say.accept("playing " + plan.shoppers() + " shoppers under production");
    Side production = PolicySide.named("production");
    Trial.Outcome base = new Trial(market, plan, "pool", production, production).run(day -> {});
    List<ShopperTotals> pool = base.shoppers();
    SequentialTest.Plan test =
        SequentialTest.Plan.of(OnlineMetric.UCVR, plan.alpha(), planted, plan.cuped());

    say.accept(runs + " experiments without an effect");
    PeekedRuns none =
        KnownAnswers.peeked(PotentialOutcomes.same(pool), test, runs, LOOKS, plan.seed());
    figures.addAll(none.figures("known/aa", Figure.Source.SIMULATED));
    if (none.decided().low() > plan.alpha()) {
      failures.add("A/A tests find an effect in " + none.decided().value() + " of the runs");
    }

    say.accept(runs + " experiments with a planted lift");
    PotentialOutcomes lifted = new PotentialOutcomes(pool, lifted(pool, planted, plan.seed()));
    PeekedRuns with = KnownAnswers.peeked(lifted, test, runs, LOOKS, plan.seed() + 1);
    figures.addAll(with.figures("known/planted", Figure.Source.SIMULATED));
    double stated = stated(lifted, with.lift(), plan);
    figures.add(
        Figure.exact("known/planted/stated-power", stated, "", Figure.Source.SIMULATED, runs));
    figures.add(
        Figure.exact(
            "known/planted/shoppers-for-80%",
            2.0 * power(lifted, plan).shoppersPerArm(with.lift(), POWER),
            "shoppers",
            Figure.Source.SIMULATED,
            pool.size()));
    if (stated < with.found().low() || stated > with.found().high()) {
      failures.add(
          "a planted lift is found in " + with.found() + " of the runs, " + stated + " was stated");
    }
    interleaving(market, plan, figures, failures, say);
    return new Answers(figures, failures);
  }

  /// Some of those who ordered nothing would order under the treatment: as many as make the lift.
  private static List<ShopperTotals> lifted(List<ShopperTotals> pool, double lift, long seed) {
    double seen = pool.stream().filter(s -> s.during().pages() > 0).count();
    double ordered = pool.stream().filter(s -> s.during().orders() > 0).count();
    double probability = lift * ordered / (seen - ordered);
    List<ShopperTotals> treated = new ArrayList<>(pool.size());
    for (int s = 0; s < pool.size(); s++) {
      ShopperTotals shopper = pool.get(s);
      Totals during = shopper.during();
      boolean won =
          during.pages() > 0
              && during.orders() == 0
              && Hash.uniform(seed ^ 0x11f7L, s) < probability;
      treated.add(
          won
              ? new ShopperTotals(during.plus(new Totals(0, 0, 1, 1, 1, 2_000)), shopper.before())
              : shopper);
    }
    return treated;
  }

  private static Power power(PotentialOutcomes pool, TrialPlan plan) {
    ArmMoments control = pool.moments(OnlineMetric.UCVR, false);
    ArmMoments treatment = pool.moments(OnlineMetric.UCVR, true);
    Power plain = Power.of(control, treatment, plan.alpha());
    return plan.cuped()
        ? plain.withCuped(
            dev.aisle.app.experiments.ArmComparison.of(OnlineMetric.UCVR, control, treatment)
                .varianceReduction())
        : plain;
  }

  private static double stated(PotentialOutcomes pool, double lift, TrialPlan plan) {
    return power(pool, plan).at(pool.moments(OnlineMetric.UCVR, false).shoppers() / 2, lift);
  }

  /// Popularity against production: what an experiment needs, by its own estimate of the effect,
  /// over what interleaving needs.
  private static void interleaving(
      MarketSimulation market,
      TrialPlan plan,
      List<Figure> figures,
      List<String> failures,
      Consumer<String> say) {
    say.accept("popularity against production, as an experiment and interleaved");
    TrialPlan small = plan.withShoppers(Math.min(plan.shoppers(), 20_000));
    Side one = PolicySide.named("popularity");
    Side other = PolicySide.named("production");
    Trial.Outcome experiment = new Trial(market, small, "ab", one, other).run(day -> {});
    InterleavedTrial.Outcome interleaved =
        new InterleavedTrial(market, small.withShoppers(4_000), one, other, false).run(day -> {});
    InterleavingResult result = interleaved.result();
    long needed = result.shoppersNeeded(plan.alpha(), POWER);
    for (OnlineMetric metric : List.of(OnlineMetric.UCVR, OnlineMetric.CTR)) {
      ArmMoments control = experiment.moments(metric, 0);
      ArmMoments treatment = experiment.moments(metric, 1);
      double lift = treatment.value() / control.value() - 1;
      long perArm = Power.of(control, treatment, plan.alpha()).shoppersPerArm(lift, POWER);
      String name = "known/interleaving/" + metric.label();
      figures.add(
          Figure.exact(
              name + "/experiment-needs", 2.0 * perArm, "shoppers", Figure.Source.SIMULATED, 1));
      figures.add(
          Figure.exact(
              name + "/traffic-ratio",
              2.0 * perArm / needed,
              "",
              Figure.Source.SIMULATED,
              small.shoppers()));
      if (metric == OnlineMetric.UCVR && 2.0 * perArm / needed < 10) {
        failures.add("interleaving needs more than a tenth of the experiment's shoppers");
      }
    }
    figures.addAll(result.figures("known/interleaving", Figure.Source.SIMULATED));
    figures.add(
        Figure.exact(
            "known/interleaving/needs",
            (double) needed,
            "shoppers",
            Figure.Source.SIMULATED,
            result.delta().groups()));
    Interval found =
        KnownAnswers.interleaved(
            interleaved.shoppers(), (int) needed, 1_000, plan.alpha(), plan.seed());
    figures.add(new Figure("known/interleaving/found", found, "", Figure.Source.SIMULATED, 1));
    if (found.high() < POWER) {
      failures.add("interleaving finds the better ranker in only " + found + " of the runs");
    }
  }
}
