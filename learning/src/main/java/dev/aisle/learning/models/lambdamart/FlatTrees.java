package dev.aisle.learning.models.lambdamart;

import dev.aisle.learning.files.TensorData;
import java.util.Map;

/// An ensemble of regression trees in flat arrays, scored without any native library. Its answers
/// are those of LightGBM for inputs of single precision, up to the rounding of leaf values.
///
/// T trees, M inner nodes and K leaves over all of them, F columns, N rows. A child or a root that
/// is at least 0 is a node; `-1 - leaf` stands for a leaf. Within a tree a child's node comes after
/// its parent's, so that walking down always ends. Immutable.
final class FlatTrees {
  /// Bit of a kind: the node asks for membership in a set of categories, not for a threshold.
  static final int CATEGORICAL = 1;

  /// Bit of a kind: a missing value goes left.
  static final int DEFAULT_LEFT = 2;

  /// Mask of a kind: what counts as missing, [#ZERO_IS_MISSING], [#NAN_IS_MISSING] or nothing.
  static final int MISSING = 12;

  static final int ZERO_IS_MISSING = 4;
  static final int NAN_IS_MISSING = 8;

  /// Bits of a number of [TreeArrays#categoryBits]; single precision holds so many exactly.
  static final int WORD = 16;

  /// What is this near to 0 is 0, as LightGBM has it.
  private static final float ZERO = 1e-35f;

  private final int[] roots;
  private final int[] columns;
  private final float[] thresholds;
  private final int[] kinds;
  private final int[] left;
  private final int[] right;
  private final float[] nodeValues;
  private final float[] leafValues;
  private final int[] categoryStarts;
  private final int[] categoryBits;

  /// @param arrays taken, not copied
  FlatTrees(TreeArrays arrays) {
    roots = arrays.roots();
    columns = arrays.columns();
    thresholds = arrays.thresholds();
    kinds = arrays.kinds();
    left = arrays.left();
    right = arrays.right();
    nodeValues = arrays.nodeValues();
    leafValues = arrays.leafValues();
    categoryStarts = arrays.categoryStarts();
    categoryBits = arrays.categoryBits();
  }

  /// Reads what [#tensors] wrote.
  ///
  /// @param width F, the columns of the rows that will be scored
  /// @throws dev.aisle.core.InvalidInputException where the arrays do not make trees
  static FlatTrees of(Map<String, TensorData> tensors, int width) {
    return new FlatTrees(TreeCheck.checked(TreeArrays.read(tensors), width));
  }

  /// The arrays by name, to be saved.
  Map<String, TensorData> tensors() {
    return new TreeArrays(
            roots,
            columns,
            thresholds,
            kinds,
            left,
            right,
            nodeValues,
            leafValues,
            categoryStarts,
            categoryBits)
        .tensors();
  }

  /// T.
  int size() {
    return roots.length;
  }

  /// Scores all rows. Trees are the outer loop, so that one tree at a time is in the cache.
  ///
  /// @param rows `[N, F]`
  /// @param width F
  /// @param scores `[N]`, overwritten
  void score(float[] rows, int width, double[] scores) {
    java.util.Arrays.fill(scores, 0);
    for (int root : roots) {
      for (int row = 0; row < scores.length; row++) {
        int node = root;
        while (node >= 0) {
          node = goesLeft(node, rows[row * width + columns[node]]) ? left[node] : right[node];
        }
        scores[row] += leafValues[-1 - node];
      }
    }
  }

  /// What each column adds to a row's score: along the path of every tree, the change of the node's
  /// mean answer is credited to the column that was asked (Saabas 2014). They sum to the score
  /// less [#base].
  ///
  /// @param row `[F]`
  /// @return `[F]`
  double[] contributions(float[] row) {
    double[] credit = new double[row.length];
    for (int root : roots) {
      int node = root;
      while (node >= 0) {
        int next = goesLeft(node, row[columns[node]]) ? left[node] : right[node];
        credit[columns[node]] += value(next) - value(node);
        node = next;
      }
    }
    return credit;
  }

  /// The score of a row of which nothing is known: the sum of the roots' mean answers.
  double base() {
    double sum = 0;
    for (int root : roots) {
      sum += value(root);
    }
    return sum;
  }

  private double value(int node) {
    return node >= 0 ? nodeValues[node] : leafValues[-1 - node];
  }

  private boolean goesLeft(int node, float asked) {
    int kind = kinds[node];
    if ((kind & CATEGORICAL) != 0) {
      return isMember((int) thresholds[node], asked);
    }
    int missing = kind & MISSING;
    float value = Float.isNaN(asked) && missing != NAN_IS_MISSING ? 0 : asked;
    boolean isMissing =
        missing == NAN_IS_MISSING
            ? Float.isNaN(value)
            : missing == ZERO_IS_MISSING && value > -ZERO && value <= ZERO;
    return isMissing ? (kind & DEFAULT_LEFT) != 0 : value <= thresholds[node];
  }

  private boolean isMember(int set, float asked) {
    if (Float.isNaN(asked) || asked < 0) {
      return false;
    }
    int category = (int) asked;
    int word = categoryStarts[set] + category / WORD;
    return word < categoryStarts[set + 1] && (categoryBits[word] >> category % WORD & 1) == 1;
  }
}
