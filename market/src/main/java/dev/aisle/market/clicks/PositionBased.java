package dev.aisle.market.clicks;

import dev.aisle.market.worlds.World;
import java.util.random.RandomGenerator;

/// Each place is looked at with a probability of its own, whatever happens elsewhere (the position
/// based model; Craswell, Zoeter, Taylor and Ramsey, 2008; chapter 3.3 of Chuklin et al., 2015):
/// ```
/// P(looked at k) = base(k)
/// base(k) = row^-decay * (1 - (1 - lastColumn) * column / (columns - 1))
/// ```
/// with rows counted from 1 and columns from 0. In one column this is `position^-decay`. Clicks and
/// orders at different places are independent.
public final class PositionBased implements ClickLaw {
  private final double[] base;

  private PositionBased(double[] base) {
    this.base = base;
  }

  static PositionBased of(World.Attention attention, Layout layout, int places) {
    return new PositionBased(base(attention.decay(), attention.lastColumn(), layout, places));
  }

  /// `base(k)` for each place.
  static double[] base(double decay, double lastColumn, Layout layout, int places) {
    double[] base = new double[places];
    for (int k = 0; k < places; k++) {
      double fall = StrictMath.pow(layout.row(k) + 1, -decay);
      base[k] = fall * acrossColumns(lastColumn, layout, k);
    }
    return base;
  }

  private static double acrossColumns(double lastColumn, Layout layout, int place) {
    return layout.columns() == 1
        ? 1
        : 1 - (1 - lastColumn) * layout.column(place) / (layout.columns() - 1);
  }

  @Override
  public int places() {
    return base.length;
  }

  @Override
  public void attention(double[] attraction, double[] order, int n, double[] looked) {
    System.arraycopy(base, 0, looked, 0, n);
  }

  @Override
  public void read(
      double[] attraction, double[] order, int n, RandomGenerator random, Reading reading) {
    reading.begin(n);
    for (int k = 0; k < n; k++) {
      // An order needs a click and a click a look, so one number decides all three.
      double point = random.nextDouble();
      double click = base[k] * attraction[k];
      if (point < base[k]) {
        reading.look(k);
        if (point < click) {
          reading.click(k);
          if (point < click * order[k]) {
            reading.order(k);
          }
        }
      }
    }
  }
}
