package dev.aisle.app.trials;

import dev.aisle.app.offpolicy.ClickRates;
import dev.aisle.app.offpolicy.Estimate;
import dev.aisle.app.offpolicy.Estimator;
import dev.aisle.app.offpolicy.Limits;
import dev.aisle.app.offpolicy.LoggedSamples;
import dev.aisle.app.offpolicy.Sample;
import dev.aisle.app.offpolicy.SlateEstimator;
import dev.aisle.app.offpolicy.SlateSamples;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.evaluation.Figure.Source;
import dev.aisle.market.behaviour.PageTruth;
import dev.aisle.market.behaviour.Shopping;
import dev.aisle.market.policies.Ask;
import dev.aisle.market.policies.LoggingPolicy;
import dev.aisle.market.policies.Shown;
import dev.aisle.market.shelf.Shelf;
import dev.aisle.market.simulation.Cohort;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.simulation.VisitPlay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Off-policy estimates of clicks against the truth: a cohort is served by the logging policy, and
/// what other policies would have earned on the same asks is both estimated from that log and
/// computed exactly. A policy here orders the candidates that exploration draws from, so that the
/// log supports it; the last one does not keep to them, and has to be refused.
public final class OffPolicyTrial {
  private static final double STRENGTH = 100;
  private static final int MOST = 4_000_000;

  /// A way to order what exploration draws from.
  private interface Order {
    /// The page: ranks of the ranking's order, best first.
    int[] ranks(Ask ask, Shown shown, int candidates);
  }

  /// A policy that is evaluated.
  private record Target(String name, Order order, boolean supported) {}

  /// One estimate beside the truth.
  ///
  /// @param supported whether the log can hold all that the policy shows
  /// @param truth exact clicks per exposure, or per page for slate estimators
  public record Row(
      String policy, boolean supported, String estimator, Estimate estimate, double truth) {
    /// Relative error; NaN where the estimate was refused.
    public double error() {
      return estimate instanceof Estimate.Estimated estimated
          ? Math.abs(estimated.interval().value() / truth - 1)
          : Double.NaN;
    }

    /// `<prefix>/<policy>/<estimator>`, with `truth`, `error` and `effective-sample` below it; or
    /// the unsupported share as `refused`.
    public List<Figure> figures(String prefix) {
      String name = prefix + "/" + policy + "/" + estimator;
      return switch (estimate) {
        case Estimate.Estimated estimated ->
            List.of(
                new Figure(name, estimated.interval(), "clicks", Source.SIMULATED, 1),
                Figure.exact(name + "/truth", truth, "clicks", Source.SIMULATED, 1),
                Figure.exact(name + "/error", error(), "", Source.SIMULATED, 1),
                Figure.exact(
                    name + "/effective-sample",
                    estimated.effectiveSample(),
                    "",
                    Source.SIMULATED,
                    estimated.interval().groups()));
        case Estimate.Refused refused ->
            List.of(
                Figure.exact(
                    name + "/refused", refused.unsupportedShare(), "", Source.SIMULATED, 1));
      };
    }
  }

  private final MarketSimulation market;
  private final int places;
  private final List<Target> targets;

  public OffPolicyTrial(MarketSimulation market, int places) {
    this.market = market;
    this.places = places;
    Shelf shelf = market.shelf();
    this.targets =
        List.of(
            new Target("production", (ask, shown, m) -> firstRanks(m), true),
            new Target(
                "by-popularity",
                (ask, shown, m) ->
                    sorted(m, rank -> -market.funnel().traces().popularity(shown.rankedItem(rank))),
                true),
            new Target(
                "by-stars",
                (ask, shown, m) -> sorted(m, rank -> -shelf.stars(shown.rankedItem(rank))),
                true),
            new Target("bottom-up", (ask, shown, m) -> bottomUp(shown), false));
  }

  private int[] firstRanks(int candidates) {
    return IntStream.range(0, Math.min(places, candidates)).toArray();
  }

  private int[] sorted(int candidates, IntToDoubleFunction key) {
    return IntStream.range(0, candidates)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(key::applyAsDouble))
        .limit(places)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int[] bottomUp(Shown shown) {
    return IntStream.range(0, Math.min(places, shown.kept()))
        .map(k -> shown.kept() - 1 - k)
        .toArray();
  }

  /// Serves shoppers until so many pages are logged, then estimates. Keeps some 800 bytes a page.
  ///
  /// @param impressions pages, 1,000 to 4,000,000
  /// @param seed of the cohort
  /// @param progress hears how many pages there are
  public List<Row> run(int impressions, long seed, IntConsumer progress) {
    if (impressions < 1_000 || impressions > MOST) {
      throw new InvalidInputException(
          "impressions",
          "is " + impressions + " but must be from 1000 to " + MOST,
          "1000000 is usual, and takes some minutes.");
    }
    int shoppers = Math.clamp(impressions / 5, 200, 200_000);
    Cohort cohort = Cohort.of(market, shoppers, 0.2, seed);
    Log log = new Log(cohort);
    for (int day = 0; log.pages.size() < impressions; day++) {
      for (int s = 0; s < shoppers && log.pages.size() < impressions; s++) {
        log.shopper(s, day);
      }
      progress.accept(Math.min(impressions, log.pages.size()));
    }
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < targets.size(); t++) {
      rows.addAll(log.rows(t));
    }
    return rows;
  }

  /// What was logged, with what each target would have shown.
  private final class Log {
    private final Cohort cohort;
    private final LoggingPolicy policy = new LoggingPolicy(market.plan().world());
    private final Shown shown = new Shown(market.shelf().size());
    private final VisitPlay play;
    private final Shopping.Bench bench = new Shopping.Bench();
    private final ClickRates rates = new ClickRates(market.shelf().size(), places, STRENGTH);
    private final List<LoggedPage> pages = new ArrayList<>();
    private long exposures;

    Log(Cohort cohort) {
      this.cohort = cohort;
      this.play = new VisitPlay(cohort.shopping(), places);
    }

    void shopper(int shopper, int day) {
      cohort.play(shopper, day, play, this::make, (ask, time, items, n, read) -> seen(read, n));
    }

    private int make(Ask ask, long time, int[] items) {
      cohort.funnel().fill(ask, shown);
      int n = policy.page(ask, shown, items.length, items);
      LoggedPage page = new LoggedPage(ask.visit().shopper().number(), n, targets.size());
      int[] ranks = new int[n];
      for (int k = 0; k < n; k++) {
        page.items[k] = items[k];
        ranks[k] = shown.rankOf(items[k]);
        page.propensities[k] = (float) policy.propensity(shown, ranks[k], k, places);
        page.prefixes[k] = (float) policy.prefixPropensity(shown, ranks, k + 1);
      }
      int m = Math.min(policy.explored(), shown.kept());
      for (int t = 0; t < targets.size(); t++) {
        int[] order = targets.get(t).order().ranks(ask, shown, m);
        page.targets[t] = Arrays.stream(order).limit(n).map(shown::rankedItem).toArray();
        PageTruth truth =
            cohort
                .shopping()
                .truth(ask.visit(), ask.scene(), cohort.stock(), page.targets[t], n, bench);
        page.truths[t] = truth.expectedClicks();
        page.unsupported[t] =
            (float)
                    IntStream.range(0, n)
                        .filter(k -> policy.propensity(shown, order[k], k, places) == 0)
                        .count()
                / n;
      }
      pages.add(page);
      return n;
    }

    private void seen(Shopping.Bench read, int n) {
      LoggedPage page = pages.getLast();
      for (int k = 0; k < n; k++) {
        page.clicked[k] = read.reading().clicked(k);
        rates.add(page.items[k], k + 1, page.clicked[k] ? 1 : 0, page.shopper);
      }
      exposures += n;
    }

    List<Row> rows(int target) {
      LoggedSamples samples = new LoggedSamples();
      SlateSamples slates = new SlateSamples();
      double truth = 0;
      for (LoggedPage page : pages) {
        truth += page.truths[target];
        addTo(samples, page, target);
        addTo(slates, page, target);
      }
      String name = targets.get(target).name();
      List<Row> rows = new ArrayList<>();
      for (Estimator estimator : Estimator.values()) {
        rows.add(
            new Row(
                name,
                targets.get(target).supported(),
                estimator.label(),
                estimator.estimate(samples, Limits.DEFAULTS),
                truth / exposures));
      }
      for (SlateEstimator estimator : SlateEstimator.values()) {
        rows.add(
            new Row(
                name,
                targets.get(target).supported(),
                estimator.label(),
                estimator.estimate(slates, Limits.DEFAULTS),
                truth / pages.size()));
      }
      return rows;
    }

    private void addTo(LoggedSamples samples, LoggedPage page, int target) {
      for (int k = 0; k < page.items.length; k++) {
        int wanted = page.targets[target][k];
        double weight = page.items[k] == wanted ? 1.0 / page.propensities[k] : 0;
        samples.add(
            new Sample(
                weight,
                page.clicked[k] ? 1 : 0,
                page.shopper,
                rates.rate(page.items[k], k + 1, page.shopper),
                rates.rate(wanted, k + 1, page.shopper),
                page.unsupported[target]));
      }
    }

    private void addTo(SlateSamples slates, LoggedPage page, int target) {
      int n = page.items.length;
      double[] weights = new double[n];
      double[] prefixes = new double[n];
      double[] rewards = new double[n];
      boolean same = true;
      for (int k = 0; k < n; k++) {
        boolean here = page.items[k] == page.targets[target][k];
        same &= here;
        weights[k] = here ? 1.0 / page.propensities[k] : 0;
        prefixes[k] = same ? 1.0 / page.prefixes[k] : 0;
        rewards[k] = page.clicked[k] ? 1 : 0;
      }
      slates.add(page.shopper, prefixes[n - 1], weights, prefixes, rewards);
      double unsupported = page.unsupported[target];
      slates.addUnsupported(unsupported > 0 ? 1 : 0, unsupported);
    }
  }

  /// A page of the log.
  private static final class LoggedPage {
    private final int shopper;
    private final int[] items;
    private final float[] propensities;
    private final float[] prefixes;
    private final boolean[] clicked;
    private final int[][] targets;
    private final double[] truths;
    private final float[] unsupported;

    LoggedPage(int shopper, int n, int targets) {
      this.shopper = shopper;
      this.items = new int[n];
      this.propensities = new float[n];
      this.prefixes = new float[n];
      this.clicked = new boolean[n];
      this.targets = new int[targets][];
      this.truths = new double[targets];
      this.unsupported = new float[targets];
    }
  }
}
