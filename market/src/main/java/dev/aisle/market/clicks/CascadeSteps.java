package dev.aisle.market.clicks;

import java.util.Arrays;
import java.util.List;

/// Steps of expectation maximisation for [CascadeFit]. Parameters lie in one array: the square root
/// of `afterSkip`, which is what reading on within a row takes, `afterClick`, then an attraction
/// for each item.
final class CascadeSteps {
  private static final double PSEUDO_VIEWS = 1;
  private static final int FIRST_ITEM = 2;

  /// Probabilities stay this far from 0 and 1, whose log-odds are infinite.
  private static final double MARGIN = 1e-7;

  private final Jackknife jackknife;
  private final int[][] items;
  private final boolean[][] downwards;
  private final boolean[][] clicked;
  private final boolean[][] ordered;
  private final int keys;
  private final double usual;

  // What one step counts, and the tail of one page.
  private final double[] views;
  private final double[] clicks;
  private final double[] none;
  private double inRowOn;
  private double inRowOff;
  private double downOn;
  private double downOff;
  private double clickOn;
  private double clickOff;
  private double logLikelihood;

  CascadeSteps(List<ClickLogPage> pages, Jackknife jackknife, Keys keys) {
    int n = pages.size();
    this.jackknife = jackknife;
    this.items = new int[n][];
    this.downwards = new boolean[n][];
    this.clicked = new boolean[n][];
    this.ordered = new boolean[n][];
    double first = 1;
    double firstClicked = 0.5;
    for (int i = 0; i < n; i++) {
      unpack(i, pages.get(i), keys);
      if (items[i].length > 0) {
        first++;
        firstClicked += clicked[i][0] ? 1 : 0;
      }
    }
    this.keys = keys.size();
    this.usual = firstClicked / first;
    this.views = new double[this.keys];
    this.clicks = new double[this.keys];
    this.none = new double[pages.stream().mapToInt(ClickLogPage::size).max().orElse(0)];
  }

  private void unpack(int index, ClickLogPage page, Keys keys) {
    int n = page.size();
    items[index] = new int[n];
    downwards[index] = new boolean[n];
    clicked[index] = new boolean[n];
    ordered[index] = new boolean[n];
    for (int k = 0; k < n; k++) {
      items[index][k] = keys.number(page.item(k));
      downwards[index][k] = page.layout().row(k + 1) > page.layout().row(k);
      clicked[index][k] = page.clicked(k);
      ordered[index][k] = page.ordered(k);
    }
  }

  /// The share of first places that were clicked.
  double usual() {
    return usual;
  }

  double[] start() {
    double[] start = new double[FIRST_ITEM + keys];
    Arrays.fill(start, usual);
    start[0] = 0.9;
    start[1] = 0.5;
    return start;
  }

  /// One step from `at` to `next`.
  ///
  /// @return the log-likelihood at `at`, the prior of the items included
  double step(double[] at, int without, double[] next) {
    clear(at);
    for (int page = 0; page < items.length; page++) {
      if (jackknife.group(page) != without && items[page].length > 0) {
        count(page, at);
      }
    }
    maximise(next);
    return logLikelihood;
  }

  private void clear(double[] at) {
    Arrays.fill(views, PSEUDO_VIEWS);
    Arrays.fill(clicks, PSEUDO_VIEWS * usual);
    inRowOn = 0;
    inRowOff = 0;
    downOn = 0;
    downOff = 0;
    clickOn = 0;
    clickOff = 0;
    logLikelihood = 0;
    for (int i = 0; i < keys; i++) {
      double attraction = at[FIRST_ITEM + i];
      logLikelihood +=
          PSEUDO_VIEWS
              * (usual * StrictMath.log(attraction) + (1 - usual) * StrictMath.log(1 - attraction));
    }
  }

  private void count(int page, double[] at) {
    int[] shown = items[page];
    int last = shown.length - 1;
    while (last >= 0 && !clicked[page][last]) {
      last--;
    }
    double likelihood = countSeen(page, last, at);
    if (last >= 0 && ordered[page][last]) {
      logLikelihood += StrictMath.log(likelihood);
      return;
    }
    if (last + 1 < shown.length) {
      likelihood *= countTail(page, last + 1, at);
    }
    logLikelihood += StrictMath.log(likelihood);
  }

  /// Counts what was surely looked at: everything down to the last click.
  private double countSeen(int page, int last, double[] at) {
    double likelihood = 1;
    for (int k = 0; k <= last; k++) {
      int item = items[page][k];
      double attraction = at[FIRST_ITEM + item];
      views[item]++;
      if (clicked[page][k]) {
        clicks[item]++;
        likelihood *= attraction;
        // A click below an order contradicts the cascade; such a page says nothing here.
        if (k < last && !ordered[page][k]) {
          clickOn++;
          likelihood *= at[1];
        }
      } else {
        likelihood *= (1 - attraction) * onward(page, k, at);
        addSkip(page, k, 1, 0);
      }
    }
    return likelihood;
  }

  /// Counts what may have been looked at below the last click, and returns the probability that
  /// nothing was clicked there.
  private double countTail(int page, int from, double[] at) {
    int n = items[page].length;
    for (int k = n - 1; k >= from; k--) {
      double s = k == n - 1 ? 0 : onward(page, k, at);
      double further = k == n - 1 ? 0 : none[k + 1];
      none[k] = (1 - at[FIRST_ITEM + items[page][k]]) * (1 - s + s * further);
    }
    double looked = 1;
    double likelihood = none[from];
    if (from > 0) {
      double returns = at[1] * none[from];
      likelihood = 1 - at[1] + returns;
      looked = returns / likelihood;
      clickOn += looked;
      clickOff += 1 - looked;
    }
    for (int k = from; k < n; k++) {
      views[items[page][k]] += looked;
      if (k < n - 1) {
        double s = onward(page, k, at);
        double on = looked * s * none[k + 1] / (1 - s + s * none[k + 1]);
        addSkip(page, k, on, looked - on);
        looked = on;
      }
    }
    return likelihood;
  }

  private double onward(int page, int place, double[] at) {
    return downwards[page][place] ? at[0] * at[0] : at[0];
  }

  private void addSkip(int page, int place, double on, double off) {
    if (downwards[page][place]) {
      downOn += on;
      downOff += off;
    } else {
      inRowOn += on;
      inRowOff += off;
    }
  }

  /// With `s = sqrt(afterSkip)` the expected log-likelihood of going on is
  /// `(2 downOn + inRowOn) log s + downOff log(1 - s²) + inRowOff log(1 - s)`, whose derivative is
  /// 0 where `on (1 - s²) - off s (1 + s) + downOff s (1 - s) = 0`.
  private void maximise(double[] next) {
    double on = 2 * downOn + inRowOn;
    double off = downOff + inRowOff;
    double square = on + off + downOff;
    double root = StrictMath.sqrt(inRowOff * inRowOff + 4 * on * square);
    next[0] = within((root - inRowOff) / (2 * square));
    next[1] = within(clickOn / (clickOn + clickOff));
    for (int i = 0; i < keys; i++) {
      next[FIRST_ITEM + i] = within(clicks[i] / views[i]);
    }
  }

  private static double within(double probability) {
    // Where nothing was counted: 0 / 0.
    return Double.isNaN(probability) ? 0.5 : Math.clamp(probability, MARGIN, 1 - MARGIN);
  }
}
