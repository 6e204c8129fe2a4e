package dev.aisle.market.clicks;

import dev.aisle.market.worlds.World;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Attention follows the last click: places just below it are looked at more often than the same
/// places are by somebody whose last click was far above (after the user browsing model of Dupret
/// and Piwowarski, 2008; chapter 3.5 of Chuklin et al., 2015):
/// ```
/// P(looked at k | last click in row r) = gamma(k, r) = sqrt(base(k)) * d^-distance
/// d = max(1, row(k) - r)
/// ```
/// `base` is the attention of [PositionBased], rows count from 1, and `r` is 0 before the first
/// click; so the first place is looked at for sure. In one column `d` is the number of positions
/// down from the last click. In several, distance counts in rows, since a row is taken in at a
/// glance. An order ends the reading.
public final class Dependent implements ClickLaw {
  private static final int NO_CLICK = 0;

  /// `gamma[r][k]`
  private final double[][] gamma;

  private final int[] rows;

  private Dependent(double[][] gamma, int[] rows) {
    this.gamma = gamma;
    this.rows = rows;
  }

  static Dependent of(World.Attention attention, Layout layout, int places) {
    double[] base = PositionBased.base(attention.decay(), attention.lastColumn(), layout, places);
    int[] rows = new int[places];
    Arrays.setAll(rows, place -> layout.row(place) + 1);
    double[][] gamma = new double[layout.rows(places) + 1][places];
    for (int r = 0; r < gamma.length; r++) {
      for (int k = 0; k < places; k++) {
        int d = Math.max(1, rows[k] - r);
        gamma[r][k] = StrictMath.sqrt(base[k]) * StrictMath.pow(d, -attention.distance());
      }
    }
    return new Dependent(gamma, rows);
  }

  @Override
  public int places() {
    return rows.length;
  }

  /// Sums over the place of the last click, in O(n²): what is known of the attention at a place
  /// once all last clicks above it are through tells the probability of a click there, which is
  /// then the last click of places below.
  @Override
  public void attention(double[] attraction, double[] order, int n, double[] looked) {
    Arrays.fill(looked, 0, n, 0);
    readOn(attraction, n, NO_CLICK, 0, 1, looked);
    for (int k = 0; k < n; k++) {
      double lastClick = looked[k] * attraction[k] * (1 - order[k]);
      readOn(attraction, n, rows[k], k + 1, lastClick, looked);
    }
  }

  /// Adds the attention of those whose last click was in `row`, from the place `from` on.
  private void readOn(
      double[] attraction, int n, int row, int from, double share, double[] looked) {
    double[] attention = gamma[row];
    double left = share;
    for (int k = from; k < n; k++) {
      double look = left * attention[k];
      looked[k] += look;
      left -= look * attraction[k];
    }
  }

  @Override
  public void read(
      double[] attraction, double[] order, int n, RandomGenerator random, Reading reading) {
    reading.begin(n);
    double[] attention = gamma[NO_CLICK];
    for (int k = 0; k < n; k++) {
      // An order needs a click and a click a look, so one number decides all three.
      double point = random.nextDouble();
      double look = attention[k];
      if (point < look) {
        reading.look(k);
        double click = look * attraction[k];
        if (point < click) {
          reading.click(k);
          if (point < click * order[k]) {
            reading.order(k);
            return;
          }
          attention = gamma[rows[k]];
        }
      }
    }
  }
}
