package dev.aisle.app.experiments;

import dev.aisle.app.experiments.SequentialTest.Decision;
import dev.aisle.core.evaluation.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Experiments whose answer is known, run by the thousand: does a test cry wolf, does it find what
/// was planted, do intervals hold the truth as often as they say?
public final class KnownAnswers {
  private KnownAnswers() {}

  /// Runs experiments on shoppers like those of the pool. Each run draws as many as the pool has,
  /// with replacement, and has a salt of its own for the arms and another one for the order in
  /// which shoppers come: at look `l` of `L` about `l / L` of the shoppers are through.
  ///
  /// Drawing again matters: were the very same shoppers put into arms again and again, estimates
  /// would scatter less than in life, by the variance of the effect over shoppers, and a test would
  /// look better than it is.
  ///
  /// Costs a draw, two hashes and a dozen additions per shopper and run.
  ///
  /// @param runs experiments
  /// @param looks times that each of them is looked at
  /// @param seed of the draws and the salts
  public static PeekedRuns peeked(
      PotentialOutcomes pool, SequentialTest.Plan plan, int runs, int looks, long seed) {
    if (runs < 1 || looks < 1) {
      throw new IllegalArgumentException(runs + " runs of " + looks + " looks");
    }
    Runs all = new Runs(pool, plan, looks, new SplittableRandom(seed));
    for (int run = 0; run < runs; run++) {
      all.run(seed + "/" + run);
    }
    return all.summary(runs);
  }

  /// The share of experiments in which interleaving prefers the treatment, significantly, at one
  /// planned look.
  ///
  /// @param pool what each shopper preferred; drawn from with replacement
  /// @param shoppers in each experiment
  public static Interval interleaved(
      List<ShopperPreference> pool, int shoppers, int runs, double alpha, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int found = 0;
    for (int run = 0; run < runs; run++) {
      ArmMoments drawn = new ArmMoments();
      for (int i = 0; i < shoppers; i++) {
        pool.get(random.nextInt(pool.size())).addTo(drawn);
      }
      boolean significant = InterleavingResult.pValue(drawn) < alpha;
      found += significant && drawn.value() > 0 ? 1 : 0;
    }
    return Interval.ofShare(found, runs);
  }

  /// The state of one [#peeked].
  private static final class Runs {
    private static final int NUMBERS = 4;

    private final SequentialTest.Plan plan;
    private final int looks;
    private final SplittableRandom random;
    private final long[] keys;
    private final double[][] outcomes;
    private final double truth;
    private int forControl;
    private int forTreatment;
    private int found;
    private int naively;
    private int held;
    private int heldThroughout;
    private double looksTaken;

    Runs(PotentialOutcomes pool, SequentialTest.Plan plan, int looks, SplittableRandom random) {
      this.plan = plan;
      this.looks = looks;
      this.random = random;
      keys = new long[pool.size()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = Buckets.key("shopper " + i);
      }
      OnlineMetric metric = plan.metric();
      outcomes =
          new double[][] {numbers(pool.control(), metric), numbers(pool.treatment(), metric)};
      truth = pool.lift(metric);
    }

    /// `x, y, u, v` of each shopper, see [ArmMoments]; `x` is NaN for one who saw no page.
    private static double[] numbers(List<ShopperTotals> shoppers, OnlineMetric metric) {
      double[] numbers = new double[NUMBERS * shoppers.size()];
      for (int i = 0; i < shoppers.size(); i++) {
        numbers[NUMBERS * i] =
            shoppers.get(i).during().pages() == 0
                ? Double.NaN
                : metric.numerator(shoppers.get(i).during());
        numbers[NUMBERS * i + 1] = metric.denominator(shoppers.get(i).during());
        numbers[NUMBERS * i + 2] = metric.numerator(shoppers.get(i).before());
        numbers[NUMBERS * i + 3] = metric.denominator(shoppers.get(i).before());
      }
      return numbers;
    }

    void run(String name) {
      ArmMoments[][] parts = parts(Buckets.halves(name), Buckets.halves(name + "/arrival"));
      ArmMoments control = new ArmMoments();
      ArmMoments treatment = new ArmMoments();
      SequentialTest test = new SequentialTest(plan);
      boolean naive = false;
      boolean throughout = true;
      int stopped = 0;
      for (int l = 0; l < looks; l++) {
        control.add(parts[0][l]);
        treatment.add(parts[1][l]);
        SequentialTest.Look look = test.look(control, treatment);
        Effect effect = effect(look);
        naive |= effect.pValue() < plan.sequence().alpha();
        throughout &= !misses(look.lift());
        if (look.decided() && stopped == 0) {
          stopped = l + 1;
          forControl += look.decision() == Decision.CONTROL ? 1 : 0;
          forTreatment += look.decision() == Decision.TREATMENT ? 1 : 0;
        }
        if (l == looks - 1) {
          found += effect.pValue() < plan.sequence().alpha() ? 1 : 0;
          held += misses(effect.lift()) ? 0 : 1;
        }
      }
      naively += naive ? 1 : 0;
      heldThroughout += throughout ? 1 : 0;
      looksTaken += stopped == 0 ? looks : stopped;
    }

    /// What the shoppers who arrive between two looks add to each arm, `[arm][look]`.
    private ArmMoments[][] parts(Buckets arms, Buckets arrival) {
      ArmMoments[][] parts = new ArmMoments[2][looks];
      for (ArmMoments[] arm : parts) {
        Arrays.setAll(arm, l -> new ArmMoments());
      }
      for (int i = 0; i < keys.length; i++) {
        int arm = arms.armIndex(keys[i]);
        int look = (int) (arrival.position(keys[i]) * looks);
        double[] of = outcomes[arm];
        int at = NUMBERS * random.nextInt(keys.length);
        if (of[at] >= 0) {
          parts[arm][look].add(of[at], of[at + 1], of[at + 2], of[at + 3]);
        }
      }
      return parts;
    }

    private Effect effect(SequentialTest.Look look) {
      return plan.cuped() ? look.comparison().adjusted() : look.comparison().plain();
    }

    private boolean misses(Interval lift) {
      return truth < lift.low() || truth > lift.high();
    }

    PeekedRuns summary(int runs) {
      return new PeekedRuns(
          truth,
          looks,
          Interval.ofShare(forControl + forTreatment, runs),
          Interval.ofShare(forTreatment, runs),
          Interval.ofShare(found, runs),
          Interval.ofShare(naively, runs),
          Interval.ofShare(held, runs),
          Interval.ofShare(heldThroughout, runs),
          looksTaken / runs / looks);
    }
  }
}
