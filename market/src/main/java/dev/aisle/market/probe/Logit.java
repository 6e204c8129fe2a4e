package dev.aisle.market.probe;

/// Logistic regression for a few dozen features by Newton's method (iteratively reweighted least
/// squares; Hastie, Tibshirani and Friedman, 2009, section 4.4.1), with a small ridge penalty so
/// that features that never vary do no harm. The last weight is the intercept, which is not
/// penalised.
final class Logit {
  private static final double RIDGE = 1;
  private static final int STEPS = 25;
  private static final double CLOSE = 1e-9;

  private final double[] weights;

  private Logit(double[] weights) {
    this.weights = weights;
  }

  /// Fits weights.
  ///
  /// @param rows of equally many features
  /// @param labels one for each row
  static Logit fit(double[][] rows, boolean[] labels) {
    int n = rows.length == 0 ? 0 : rows[0].length;
    double[] weights = new double[n + 1];
    double largest = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS && largest > CLOSE; step++) {
      double[] gradient = new double[n + 1];
      double[][] curvature = new double[n + 1][n + 1];
      for (int i = 0; i < rows.length; i++) {
        add(rows[i], labels[i], weights, gradient, curvature);
      }
      for (int j = 0; j < n; j++) {
        gradient[j] -= RIDGE * weights[j];
        curvature[j][j] += RIDGE;
      }
      double[] move = solved(curvature, gradient);
      largest = 0;
      for (int j = 0; j <= n; j++) {
        weights[j] += move[j];
        largest = Math.max(largest, Math.abs(move[j]));
      }
    }
    return new Logit(weights);
  }

  private static void add(
      double[] row, boolean label, double[] weights, double[] gradient, double[][] curvature) {
    double p = 1 / (1 + StrictMath.exp(-logOdds(row, weights)));
    double error = (label ? 1 : 0) - p;
    double weight = Math.max(p * (1 - p), 1e-12);
    for (int j = 0; j <= row.length; j++) {
      double x = feature(row, j);
      if (x != 0) {
        gradient[j] += error * x;
        for (int k = 0; k <= row.length; k++) {
          curvature[j][k] += weight * x * feature(row, k);
        }
      }
    }
  }

  private static double feature(double[] row, int j) {
    return j < row.length ? row[j] : 1;
  }

  /// The log-odds of a row.
  double logOdds(double[] row) {
    return logOdds(row, weights);
  }

  private static double logOdds(double[] row, double[] weights) {
    double sum = weights[row.length];
    for (int j = 0; j < row.length; j++) {
      sum += weights[j] * row[j];
    }
    return sum;
  }

  /// Gaussian elimination with pivots; both arguments are used up.
  private static double[] solved(double[][] matrix, double[] right) {
    int n = right.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
      }
      double[] kept = matrix[column];
      matrix[column] = matrix[pivot];
      matrix[pivot] = kept;
      double value = right[column];
      right[column] = right[pivot];
      right[pivot] = value;
      for (int row = column + 1; row < n; row++) {
        double factor = matrix[row][column] / matrix[column][column];
        for (int k = column; k < n; k++) {
          matrix[row][k] -= factor * matrix[column][k];
        }
        right[row] -= factor * right[column];
      }
    }
    for (int row = n - 1; row >= 0; row--) {
      for (int k = row + 1; k < n; k++) {
        right[row] -= matrix[row][k] * right[k];
      }
      right[row] /= matrix[row][row];
    }
    return right;
  }
}
