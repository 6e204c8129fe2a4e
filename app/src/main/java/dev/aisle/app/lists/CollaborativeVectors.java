package dev.aisle.app.lists;

import dev.aisle.app.sequences.Covisitation;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Items as vectors by who takes them: the leading eigenvectors `q` of the matrix of cosines of
/// [Covisitation], times the roots of their eigenvalues. That matrix is `Rᵀ R` of the shoppers'
/// weighted rows with columns of unit length, so this is the truncated singular value decomposition
/// of who took what. Vectors are then brought to unit length.
///
/// Found by subspace iteration (Golub and Van Loan, Matrix Computations, section 8.2.4), which a
/// few rounds do for well enough: what is wanted is a space of likeness, not its exact axes.
final class CollaborativeVectors {
  private static final int ROUNDS = 12;

  private final int[][] others;
  private final float[][] cosines;
  private final int width;

  private CollaborativeVectors(Covisitation counts, int items, int width) {
    this.width = width;
    others = new int[items + 1][];
    cosines = new float[items + 1][];
    for (int item = 0; item <= items; item++) {
      others[item] = counts.others(item);
      cosines[item] = new float[others[item].length];
      for (int i = 0; i < others[item].length; i++) {
        cosines[item][i] = (float) counts.cosine(item, others[item][i]);
      }
    }
  }

  /// @param items number of items
  /// @param width of a vector
  /// @return by item from 0, `[items + 1][width]`; null where nobody took it
  static float[] @Nullable [] of(Covisitation counts, int items, int width) {
    return new CollaborativeVectors(counts, items, width).found();
  }

  private float[] @Nullable [] found() {
    SplittableRandom random = new SplittableRandom(1);
    double[][] basis = new double[width][];
    Arrays.setAll(
        basis, _ -> random.doubles(others.length).map(uniform -> uniform - 0.5).toArray());
    double[] values = orthogonalise(basis);
    for (int round = 0; round < ROUNDS; round++) {
      Arrays.setAll(basis, k -> times(basis[k]));
      values = orthogonalise(basis);
    }
    float[][] vectors = new float[others.length][];
    for (int item = 0; item < vectors.length; item++) {
      float[] vector = new float[width];
      double square = 0;
      for (int k = 0; k < width; k++) {
        vector[k] = (float) (basis[k][item] * Math.sqrt(values[k]));
        square += vector[k] * vector[k];
      }
      if (others[item].length > 0 && square > 0) {
        vectors[item] = vector;
        for (int k = 0; k < width; k++) {
          vector[k] /= (float) Math.sqrt(square);
        }
      }
    }
    return vectors;
  }

  private double[] times(double[] x) {
    double[] product = new double[x.length];
    for (int item = 0; item < x.length; item++) {
      double sum = 0;
      for (int i = 0; i < others[item].length; i++) {
        sum += cosines[item][i] * x[others[item][i]];
      }
      product[item] = sum;
    }
    return product;
  }

  /// Gram and Schmidt's; returns the lengths that were left.
  private static double[] orthogonalise(double[][] basis) {
    double[] lengths = new double[basis.length];
    for (int k = 0; k < basis.length; k++) {
      for (int before = 0; before < k; before++) {
        double dot = dot(basis[before], basis[k]);
        for (int i = 0; i < basis[k].length; i++) {
          basis[k][i] -= dot * basis[before][i];
        }
      }
      lengths[k] = Math.sqrt(dot(basis[k], basis[k]));
      for (int i = 0; lengths[k] > 0 && i < basis[k].length; i++) {
        basis[k][i] /= lengths[k];
      }
    }
    return lengths;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
