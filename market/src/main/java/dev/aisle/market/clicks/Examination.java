package dev.aisle.market.clicks;

import java.util.Arrays;

/// The examination hypothesis, fitted by maximum likelihood: a click needs attention, which depends
/// on the context, and attraction, which depends on the item (chapter 3.3 of Chuklin, Markov and
/// de Rijke, 2015):
/// ```
/// p = P(click | context c, item i) = gamma_c * alpha_i = exp(f(c; theta) + eta_i)
/// ```
/// Chapter 4.2 climbs this likelihood by expectation maximisation: with neither attention nor
/// attraction seen, one step is
/// ```
/// P(looked    | no click) = gamma (1 - alpha) / (1 - gamma alpha),  gamma <- mean of it
/// P(attracted | no click) = alpha (1 - gamma) / (1 - gamma alpha),  alpha <- mean of it
/// ```
/// With few clicks nearly everything is unseen and thousands of such steps are needed. Here both
/// are summed out beforehand, and Fisher scoring climbs the same hill in ten steps. For each
/// context and item, with the weight `w = views p / (1 - p)`, the residual
/// `e = (clicks - views p) / (1 - p)` and the gradient `x` of `f`:
/// ```
/// score:        theta: sum e x         eta_i: sum over i of e
/// information:  theta: sum w x x'      eta_i: sum over i of w     both: sum over i of w x
/// ```
/// The information of the items is diagonal, so they are eliminated one by one (Schur complement)
/// and a system of the size of `theta` is left.
///
/// **Priors**, both weak: each item has one view more than the log shows, of a place that is surely
/// looked at, clicked at the rate of first places; each parameter is normal around its start with
/// a spread of 10, which only matters to places where nothing was ever clicked.
final class Examination {
  private static final double PSEUDO_VIEWS = 1;
  private static final double PRIOR_PRECISION = 0.01;
  private static final double MOST = 0.999;
  private static final double LARGEST_STEP = 0.5;
  private static final double CONVERGED = 1e-7;
  private static final int STEPS = 100;

  private final Exposures exposures;
  private final AttentionCurve curve;
  private final double usual;
  private final int parameters;

  Examination(Exposures exposures, AttentionCurve curve) {
    this.exposures = exposures;
    this.curve = curve;
    this.usual = usual(exposures);
    this.parameters = curve.start().length;
  }

  /// Parameters of attention and the logarithm of each item's attraction.
  static final class Estimate {
    final double[] theta;
    final double[] eta;

    Estimate(double[] theta, double[] eta) {
      this.theta = theta;
      this.eta = eta;
    }

    /// Attraction by the number of the key.
    double[] attraction() {
      return Arrays.stream(eta).map(StrictMath::exp).toArray();
    }
  }

  /// The share of first places that were clicked, which all shoppers look at.
  private static double usual(Exposures exposures) {
    Exposures.Cells cells = exposures.without(Jackknife.NONE);
    double views = 1;
    double clicks = 0.5;
    for (int n = 0; n < cells.context.length; n++) {
      if (exposures.contexts().get(cells.context[n]).place() == 0) {
        views += cells.views[n];
        clicks += cells.clicks[n];
      }
    }
    return clicks / views;
  }

  double usual() {
    return usual;
  }

  /// The fit to all places.
  Estimate fit() {
    double[] eta = new double[exposures.keys().size()];
    Arrays.fill(eta, StrictMath.log(usual));
    return fit(Jackknife.NONE, new Estimate(curve.start(), eta));
  }

  /// The fit without a group of shoppers.
  Estimate fit(int without, Estimate start) {
    Exposures.Cells cells = exposures.without(without);
    Estimate estimate = new Estimate(start.theta.clone(), start.eta.clone());
    for (int step = 0; step < STEPS; step++) {
      if (step(estimate, cells) < CONVERGED) {
        break;
      }
    }
    return estimate;
  }

  /// The fits without each group, from the one to all.
  Estimate[] jackknife(Estimate all) {
    Estimate[] estimates = new Estimate[Jackknife.GROUPS];
    Arrays.setAll(estimates, group -> fit(group, all));
    return estimates;
  }

  /// One step of Fisher scoring in place; returns the largest change.
  private double step(Estimate at, Exposures.Cells cells) {
    double[] attraction = at.attraction();
    Sums sums = new Sums(attraction.length, parameters);
    addPriors(at.theta, attraction, sums);
    addClicks(at.theta, attraction, cells, sums);

    double[] change = solve(sums.withoutItems(), sums.score);
    double largest = Arrays.stream(change).map(Math::abs).max().orElse(0);
    double shrink = Math.min(1, LARGEST_STEP / Math.max(largest, CONVERGED));
    double moved = largest * shrink;
    addTo(at.theta, change, shrink);
    for (int i = 0; i < attraction.length; i++) {
      double own = (sums.itemScore[i] - shrink * dot(sums.both[i], change)) / sums.itemWeight[i];
      double step = Math.clamp(own, -LARGEST_STEP, LARGEST_STEP);
      at.eta[i] += step;
      moved = Math.max(moved, Math.abs(step));
    }
    return moved;
  }

  private void addPriors(double[] theta, double[] attraction, Sums sums) {
    double[] start = curve.start();
    for (int a = 0; a < parameters; a++) {
      sums.score[a] = PRIOR_PRECISION * (start[a] - theta[a]);
      sums.information[a][a] = PRIOR_PRECISION;
    }
    for (int i = 0; i < attraction.length; i++) {
      double alpha = Math.min(MOST, attraction[i]);
      sums.itemScore[i] = PSEUDO_VIEWS * (usual - alpha) / (1 - alpha);
      sums.itemWeight[i] = PSEUDO_VIEWS * alpha / (1 - alpha);
    }
  }

  private void addClicks(double[] theta, double[] attraction, Exposures.Cells cells, Sums sums) {
    int contexts = exposures.contexts().size();
    double[][] x = new double[contexts][parameters];
    double[] attention = new double[contexts];
    for (int c = 0; c < contexts; c++) {
      attention[c] = StrictMath.exp(curve.log(exposures.contexts().get(c), theta, x[c]));
    }
    double[] score = new double[contexts];
    double[] weight = new double[contexts];
    for (int n = 0; n < cells.context.length; n++) {
      int c = cells.context[n];
      int i = cells.item[n];
      double p = Math.min(MOST, attention[c] * attraction[i]);
      double e = (cells.clicks[n] - cells.views[n] * p) / (1 - p);
      double w = cells.views[n] * p / (1 - p);
      score[c] += e;
      weight[c] += w;
      sums.itemScore[i] += e;
      sums.itemWeight[i] += w;
      addTo(sums.both[i], x[c], w);
    }
    for (int c = 0; c < contexts; c++) {
      addTo(sums.score, x[c], score[c]);
      addOuter(sums.information, x[c], weight[c]);
    }
  }

  /// Score and information, by parameter, by item, and by both.
  private static final class Sums {
    final double[] score;
    final double[][] information;
    final double[] itemScore;
    final double[] itemWeight;
    final double[][] both;

    Sums(int items, int parameters) {
      this.score = new double[parameters];
      this.information = new double[parameters][parameters];
      this.itemScore = new double[items];
      this.itemWeight = new double[items];
      this.both = new double[items][parameters];
    }

    /// Eliminates the items from score and information, in place.
    double[][] withoutItems() {
      for (int i = 0; i < itemScore.length; i++) {
        addTo(score, both[i], -itemScore[i] / itemWeight[i]);
        addOuter(information, both[i], -1 / itemWeight[i]);
      }
      return information;
    }
  }

  private static void addTo(double[] sum, double[] vector, double factor) {
    for (int a = 0; a < sum.length; a++) {
      sum[a] += factor * vector[a];
    }
  }

  private static void addOuter(double[][] sum, double[] vector, double factor) {
    for (int a = 0; a < sum.length; a++) {
      addTo(sum[a], vector, factor * vector[a]);
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /// Solves `matrix * x = right` for a positive definite matrix, which needs no pivots.
  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    double[] x = right.clone();
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = pivot + 1; row < n; row++) {
        double factor = matrix[row][pivot] / matrix[pivot][pivot];
        addTo(matrix[row], matrix[pivot], -factor);
        x[row] -= factor * x[pivot];
      }
    }
    for (int row = n - 1; row >= 0; row--) {
      for (int column = row + 1; column < n; column++) {
        x[row] -= matrix[row][column] * x[column];
      }
      x[row] /= matrix[row][row];
    }
    return x;
  }
}
