package dev.aisle.market.clicks;

import dev.aisle.market.worlds.World;
import java.util.random.RandomGenerator;

/// From the first place on, one after the other, until satisfied or tired (after the dynamic
/// Bayesian network of Chapelle and Zhang, 2009; chapter 3.8 of Chuklin et al., 2015):
/// ```
/// P(looked at 1) = 1
/// P(looked at k+1 | looked at k) = onward(k)    after no click
///                                  afterClick   after a click without an order
///                                  0            after an order
/// ```
/// An order plays the part of satisfaction. In one column `onward` is `afterSkip`. In several,
/// reading on inside a row costs less than going down to the next: `sqrt(afterSkip)` within a row,
/// `afterSkip` from its last column to the next row. Coming back from an item's page is the same
/// decision wherever the item stood, so `afterClick` holds everywhere.
public final class Cascade implements ClickLaw {
  private final double[] onward;
  private final double afterClick;

  private Cascade(double[] onward, double afterClick) {
    this.onward = onward;
    this.afterClick = afterClick;
  }

  static Cascade of(World.Attention attention, Layout layout, int places) {
    return new Cascade(onward(attention.afterSkip(), layout, places), attention.afterClick());
  }

  /// `onward(k)` for each place.
  static double[] onward(double afterSkip, Layout layout, int places) {
    double[] onward = new double[places];
    for (int k = 0; k < places; k++) {
      boolean downwards = layout.row(k + 1) > layout.row(k);
      onward[k] = downwards ? afterSkip : StrictMath.sqrt(afterSkip);
    }
    return onward;
  }

  @Override
  public int places() {
    return onward.length;
  }

  @Override
  public void attention(double[] attraction, double[] order, int n, double[] looked) {
    double here = 1;
    for (int k = 0; k < n; k++) {
      looked[k] = here;
      double skips = (1 - attraction[k]) * onward[k];
      double returns = attraction[k] * (1 - order[k]) * afterClick;
      here *= skips + returns;
    }
  }

  @Override
  public void read(
      double[] attraction, double[] order, int n, RandomGenerator random, Reading reading) {
    reading.begin(n);
    for (int k = 0; k < n; k++) {
      reading.look(k);
      double goesOn = onward[k];
      double point = random.nextDouble();
      if (point < attraction[k]) {
        reading.click(k);
        if (point < attraction[k] * order[k]) {
          reading.order(k);
          return;
        }
        goesOn = afterClick;
      }
      if (k + 1 < n && random.nextDouble() >= goesOn) {
        reading.abandon(k);
        return;
      }
    }
  }
}
