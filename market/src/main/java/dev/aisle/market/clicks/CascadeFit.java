package dev.aisle.market.clicks;

import dev.aisle.core.evaluation.Interval;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The two numbers of [Cascade], by expectation maximisation (after chapter 4.2 of Chuklin, Markov
/// and de Rijke, 2015).
///
/// Everything down to the last click was looked at, and nothing below an order. Unseen is how far a
/// shopper read on below the last click. With `a` the attraction of the item at `k`, and `s` the
/// probability of going on after a skip there, the probability of no further click for somebody who
/// looks at `k` is
/// ```
/// b(k) = (1 - a) * (1 - s + s * b(k+1)),   b(last place) = 1 - a
/// ```
/// so that, given no further click, somebody who looked at `k` and skipped it also looked at `k+1`
/// with probability `s * b(k+1) / (1 - s + s * b(k+1))`; the same holds for `afterClick` in place
/// of `s` after the last click. These are the expected counts; maximisation divides those who went
/// on, and those who clicked, by those who could have. Each item has one view more than the log
/// shows, clicked at the rate of first places.
///
/// Little of a page is seen where clicks are rare, so the steps are stretched by squared
/// extrapolation (Varadhan and Roland, 2008, scheme S3), and a stretch that does not pay is taken
/// back.
public final class CascadeFit implements ClickFit {
  private static final double CONVERGED = 1e-5;
  private static final int STEPS = 200;

  /// Where the two numbers stand among all; the items' attractions follow.
  private static final int ROOT_AFTER_SKIP = 0;

  private static final int AFTER_CLICK = 1;
  private static final int FIRST_ITEM = 2;

  private final Map<String, Interval> parameters;
  private final double[] fitted;
  private final Keys keys;
  private final double usual;

  private CascadeFit(Map<String, Interval> parameters, double[] fitted, Keys keys, double usual) {
    this.parameters = parameters;
    this.fitted = fitted;
    this.keys = keys;
    this.usual = usual;
  }

  /// Fits pages whose order was drawn at random.
  ///
  /// @throws IllegalArgumentException for pages of fewer than 20 shoppers
  public static CascadeFit of(List<ClickLogPage> pages) {
    Jackknife jackknife = Jackknife.over(pages);
    Keys keys = Keys.of(pages);
    CascadeSteps steps = new CascadeSteps(pages, jackknife, keys);
    double[] all = climb(steps, Jackknife.NONE, steps.start());
    double[][] without = new double[Jackknife.GROUPS][];
    Arrays.setAll(without, group -> climb(steps, group, all));

    Map<String, Interval> parameters = new LinkedHashMap<>();
    // In log-odds, where errors are nearly normal even close to 1.
    parameters.put(
        "afterSkip",
        interval(jackknife, all, without, p -> p[ROOT_AFTER_SKIP] * p[ROOT_AFTER_SKIP]));
    parameters.put("afterClick", interval(jackknife, all, without, p -> p[AFTER_CLICK]));
    return new CascadeFit(parameters, all, keys, steps.usual());
  }

  private static Interval interval(
      Jackknife jackknife, double[] all, double[][] without, ToDoubleFunction<double[]> value) {
    return jackknife.interval(
        logit(value.applyAsDouble(all)),
        Arrays.stream(without).mapToDouble(p -> logit(value.applyAsDouble(p))).toArray(),
        CascadeFit::logistic);
  }

  /// Steps, two at a time and stretched, until they no longer move.
  private static double[] climb(CascadeSteps steps, int without, double[] start) {
    double[] at = start;
    double[] once = new double[at.length];
    double[] twice = new double[at.length];
    double[] after = new double[at.length];
    for (int step = 0; step < STEPS; step++) {
      steps.step(at, without, once);
      double reached = steps.step(once, without, twice);
      double[] far = stretched(at, once, twice);
      double farther = steps.step(far, without, after);
      double[] next = (farther >= reached ? after : twice).clone();
      boolean arrived = distance(at, next) < CONVERGED;
      at = next;
      if (arrived) {
        break;
      }
    }
    return at;
  }

  /// In log-odds: `x - 2 l r + l² v` with `r` the first step, `v` how the second one differs from
  /// it and `l = -|r| / |v|`, at most -1.
  private static double[] stretched(double[] at, double[] once, double[] twice) {
    double[] first = new double[at.length];
    double[] change = new double[at.length];
    double firstSquared = 0;
    double changeSquared = 0;
    for (int i = 0; i < at.length; i++) {
      first[i] = logit(once[i]) - logit(at[i]);
      change[i] = logit(twice[i]) - logit(once[i]) - first[i];
      firstSquared += first[i] * first[i];
      changeSquared += change[i] * change[i];
    }
    double length =
        changeSquared == 0 ? -1 : Math.min(-1, -Math.sqrt(firstSquared / changeSquared));
    double[] far = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double to = logit(at[i]) - 2 * length * first[i] + length * length * change[i];
      far[i] = logistic(Math.clamp(to, -15, 15));
    }
    return far;
  }

  private static double distance(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(logit(a[i]) - logit(b[i])));
    }
    return largest;
  }

  private static double logit(double probability) {
    return StrictMath.log(probability / (1 - probability));
  }

  private static double logistic(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  @Override
  public Map<String, Interval> parameters() {
    return Map.copyOf(parameters);
  }

  @Override
  public double attraction(int item) {
    int number = keys.number(item);
    return number < 0 ? usual : fitted[FIRST_ITEM + number];
  }

  @Override
  public void predict(ClickLogPage page, double[] clicks) {
    double root = fitted[ROOT_AFTER_SKIP];
    double looked = 1;
    for (int k = 0; k < page.size(); k++) {
      double attraction = attraction(page.item(k));
      clicks[k] = looked * attraction;
      if (page.clicked(k)) {
        looked = page.ordered(k) ? 0 : fitted[AFTER_CLICK];
      } else {
        boolean downwards = page.layout().row(k + 1) > page.layout().row(k);
        looked *= (1 - attraction) / (1 - clicks[k]) * (downwards ? root * root : root);
      }
    }
  }
}
