package dev.aisle.app.offpolicy;

/// A reward model without a tensor library: the smoothed click rate of an item at a position, from
/// the other shoppers of the log.
///
/// With clicks `c` and exposures `n` of a cell (item, position), of its item and of its position,
/// and the rate `r` of all, each level leans on the one above with the strength `m`:
/// ```
/// rate(item)           = (c_item + m r) / (n_item + m)
/// rate(position)       = (c_position + m r) / (n_position + m)
/// prior(item, position) = rate(item) · rate(position) / r         (effects multiply)
/// rate(item, position)  = (c + m · prior) / (n + m)
/// ```
/// **Cross-fitting** (Chernozhukov et al. 2018): shoppers are dealt into folds by index, and what
/// is said of a shopper's samples is learned without his fold; otherwise the model would have seen
/// the rewards that correct it, and doubly robust estimates would be biased.
public final class ClickRates {
  /// Folds.
  public static final int FOLDS = 5;

  private final int positions;
  private final double strength;
  private final Counts cells;
  private final Counts items;
  private final Counts positionCounts;
  private final Counts all;

  /// @param items item indices are below it
  /// @param positions 1-based positions are at most it
  /// @param strength `m`, in exposures; 100 is a fair choice for click rates of a percent
  public ClickRates(int items, int positions, double strength) {
    if (!(strength > 0)) {
      throw new IllegalArgumentException("the strength is " + strength + ", not above 0");
    }
    this.positions = positions;
    this.strength = strength;
    cells = new Counts(Math.multiplyExact(items, positions));
    this.items = new Counts(items);
    positionCounts = new Counts(positions);
    all = new Counts(1);
  }

  /// Learns a logged exposure.
  ///
  /// @param position from 1
  /// @param reward 1 for a click, or what it earned
  /// @param cluster index of the shopper
  public void add(int item, int position, double reward, int cluster) {
    int fold = cluster % FOLDS;
    cells.add(cell(item, position), fold, reward);
    items.add(item, fold, reward);
    positionCounts.add(position - 1, fold, reward);
    all.add(0, fold, reward);
  }

  /// `q`: the rate of an item at a position, for a shopper of whom nothing was learned.
  public double rate(int item, int position, int cluster) {
    int fold = cluster % FOLDS;
    double overall = all.rate(0, fold, 0, 0);
    if (!(overall > 0)) {
      return 0;
    }
    double ofItem = items.rate(item, fold, strength, overall);
    double ofPosition = positionCounts.rate(position - 1, fold, strength, overall);
    double prior = ofItem * ofPosition / overall;
    return cells.rate(cell(item, position), fold, strength, prior);
  }

  /// `v`: the mean rate under a policy's probabilities of the items at a position.
  public double expected(double[] probabilities, int position, int cluster) {
    double sum = 0;
    for (int item = 0; item < probabilities.length; item++) {
      if (probabilities[item] > 0) {
        sum += probabilities[item] * rate(item, position, cluster);
      }
    }
    return sum;
  }

  private int cell(int item, int position) {
    return item * positions + position - 1;
  }

  /// Exposures and rewards by key, as a whole and by fold.
  private static final class Counts {
    private final double[][] exposures;
    private final double[][] rewards;

    Counts(int keys) {
      exposures = new double[FOLDS + 1][keys];
      rewards = new double[FOLDS + 1][keys];
    }

    void add(int key, int fold, double reward) {
      exposures[fold][key]++;
      exposures[FOLDS][key]++;
      rewards[fold][key] += reward;
      rewards[FOLDS][key] += reward;
    }

    /// Without the fold.
    double rate(int key, int fold, double strength, double prior) {
      double n = exposures[FOLDS][key] - exposures[fold][key];
      double sum = rewards[FOLDS][key] - rewards[fold][key];
      return (sum + strength * prior) / (n + strength);
    }
  }
}
