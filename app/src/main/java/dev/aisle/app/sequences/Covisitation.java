package dev.aisle.app.sequences;

import java.util.Arrays;

/// Which items are taken by the same shoppers, counted over sequences.
///
/// `W(a, c) = Σ_u w_u` over the shoppers who took both, with `w_u = 1 / log2(2 + n_u)` of their
/// `n_u` items, so that who takes everything says little; `cos(a, c) = W(a, c) / √(n_a n_c)` with
/// the numbers of takers. A model may use cosines as a feature, but then those without the shopper
/// it is asked about ([#cosineWithout]): a pair that only this shopper made would give the label
/// away.
public final class Covisitation {
  private final int[][] sequences;
  private final int[] takers;

  /// By item, those taken with it, ascending, and their weights.
  private final int[][] others;

  private final float[][] weights;

  private Covisitation(int[][] sequences, int[] takers, int[][] others, float[][] weights) {
    this.sequences = sequences;
    this.takers = takers;
    this.others = others;
    this.weights = weights;
  }

  /// Counts.
  ///
  /// @param sequences by shopper, distinct items each
  /// @param items number of items
  public static Covisitation of(int[][] sequences, int items) {
    int[] takers = new int[items + 1];
    for (int[] sequence : sequences) {
      for (int item : sequence) {
        takers[item]++;
      }
    }
    int[][] shoppers = new int[items + 1][];
    Arrays.setAll(shoppers, item -> new int[takers[item]]);
    int[] filled = new int[items + 1];
    for (int shopper = 0; shopper < sequences.length; shopper++) {
      for (int item : sequences[shopper]) {
        shoppers[item][filled[item]++] = shopper;
      }
    }
    int[][] others = new int[items + 1][0];
    float[][] weights = new float[items + 1][0];
    float[] row = new float[items + 1];
    int[] touched = new int[items + 1];
    for (int item = 1; item <= items; item++) {
      int size = 0;
      for (int shopper : shoppers[item]) {
        float weight = weight(sequences[shopper].length);
        for (int other : sequences[shopper]) {
          if (row[other] == 0) {
            touched[size++] = other;
          }
          row[other] += weight;
        }
      }
      others[item] = Arrays.copyOf(touched, size);
      Arrays.sort(others[item]);
      weights[item] = new float[size];
      for (int i = 0; i < size; i++) {
        weights[item][i] = row[others[item][i]];
        row[others[item][i]] = 0;
      }
    }
    return new Covisitation(sequences, takers, others, weights);
  }

  /// `w_u` of a shopper with so many items.
  static float weight(int items) {
    return (float) (Math.log(2) / Math.log(2.0 + items));
  }

  /// The items that were taken by a shopper who took this one, ascending, itself included where
  /// anybody took it; not to be written to.
  public int[] others(int item) {
    return others[item];
  }

  /// `W(item, other)` for each of [#others]; not to be written to.
  public float[] weights(int item) {
    return weights[item];
  }

  /// How many shoppers took an item.
  public int takers(int item) {
    return takers[item];
  }

  /// `cos(a, c)`, 0 where nobody took both.
  public double cosine(int a, int c) {
    double weight = together(a, c);
    return weight == 0 ? 0 : weight / Math.sqrt((double) takers[a] * takers[c]);
  }

  /// `cos(a, c)` over all shoppers but one.
  ///
  /// @param tookA whether this shopper's counted sequence has `a`
  public double cosineWithout(int shopper, int a, boolean tookA, int c, boolean tookC) {
    double weight = together(a, c);
    if (tookA && tookC) {
      weight -= weight(sequences[shopper].length);
    }
    double a2 = takers[a] - (tookA ? 1 : 0);
    double c2 = takers[c] - (tookC ? 1 : 0);
    // What is left of a difference of equal floats is no company.
    return weight < 1e-4 || a2 <= 0 || c2 <= 0 ? 0 : weight / Math.sqrt(a2 * c2);
  }

  /// Whether a shopper's counted sequence has an item.
  public boolean took(int shopper, int item) {
    return Ask.has(sequences[shopper], sequences[shopper].length, item);
  }

  private float together(int a, int c) {
    int at = Arrays.binarySearch(others[a], c);
    return at < 0 ? 0 : weights[a][at];
  }
}
