package dev.aisle.learning.models.lambdamart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the trees out of the text in which LightGBM saves a model (its `Tree::ToString`): blocks
/// of `name=numbers` that begin with `Tree=`.
final class LightGbmText {
  private final List<Integer> roots = new ArrayList<>();
  private final List<Integer> columns = new ArrayList<>();
  private final List<Float> thresholds = new ArrayList<>();
  private final List<Integer> kinds = new ArrayList<>();
  private final List<Integer> left = new ArrayList<>();
  private final List<Integer> right = new ArrayList<>();
  private final List<Float> nodeValues = new ArrayList<>();
  private final List<Float> leafValues = new ArrayList<>();
  private final List<Integer> categoryStarts = new ArrayList<>(List.of(0));
  private final List<Integer> categoryBits = new ArrayList<>();

  private LightGbmText() {}

  /// The trees of a model's text.
  static FlatTrees trees(String text) {
    LightGbmText trees = new LightGbmText();
    Map<String, String> fields = new HashMap<>();
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      if (line.startsWith("Tree=") || line.equals("end of trees")) {
        trees.add(fields);
        fields.clear();
      } else if (equals > 0) {
        fields.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return new FlatTrees(
        new TreeArrays(
            ints(trees.roots),
            ints(trees.columns),
            floats(trees.thresholds),
            ints(trees.kinds),
            ints(trees.left),
            ints(trees.right),
            floats(trees.nodeValues),
            floats(trees.leafValues),
            ints(trees.categoryStarts),
            ints(trees.categoryBits)));
  }

  /// A block of the text; what stands before the first tree has no leaves.
  private void add(Map<String, String> fields) {
    double[] leaves = numbers(fields, "leaf_value");
    if (leaves.length == 0) {
      return;
    }
    int node = columns.size();
    int leaf = leafValues.size();
    double[] asked = numbers(fields, "split_feature");
    roots.add(asked.length == 0 ? -1 - leaf : node);
    double[] cuts = numbers(fields, "threshold");
    double[] types = numbers(fields, "decision_type");
    double[] lefts = numbers(fields, "left_child");
    double[] rights = numbers(fields, "right_child");
    double[] values = numbers(fields, "internal_value");
    int set = categoryStarts.size() - 1;
    for (int i = 0; i < asked.length; i++) {
      int kind = (int) types[i];
      boolean categorical = (kind & FlatTrees.CATEGORICAL) != 0;
      columns.add((int) asked[i]);
      kinds.add(kind);
      thresholds.add(categorical ? (float) (set + cuts[i]) : floor(cuts[i]));
      left.add(child((int) lefts[i], node, leaf));
      right.add(child((int) rights[i], node, leaf));
      nodeValues.add((float) values[i]);
    }
    for (double value : leaves) {
      leafValues.add((float) value);
    }
    addSets(numbers(fields, "cat_boundaries"), numbers(fields, "cat_threshold"));
  }

  /// A word of LightGBM has 32 bits, which single precision does not hold: two of ours.
  private void addSets(double[] boundaries, double[] words) {
    for (int set = 0; set + 1 < boundaries.length; set++) {
      for (int i = (int) boundaries[set]; i < (int) boundaries[set + 1]; i++) {
        long word = (long) words[i];
        categoryBits.add((int) (word & 0xFFFF));
        categoryBits.add((int) (word >>> FlatTrees.WORD & 0xFFFF));
      }
      categoryStarts.add(categoryBits.size());
    }
  }

  private static int child(int child, int node, int leaf) {
    return child >= 0 ? node + child : child - leaf;
  }

  /// The largest number of single precision that is not above: `x <= floor(t)` then says the same
  /// as `x <= t` for every `x` of single precision.
  private static float floor(double threshold) {
    float nearest = (float) threshold;
    return nearest > threshold ? Math.nextDown(nearest) : nearest;
  }

  private static double[] numbers(Map<String, String> fields, String name) {
    @Nullable String text = fields.get(name);
    if (text == null || text.isBlank()) {
      return new double[0];
    }
    String[] parts = text.strip().split(" ", -1);
    double[] numbers = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = number(parts[i]);
    }
    return numbers;
  }

  /// C++ writes `inf` for a threshold that divides known from unknown numbers.
  private static double number(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private static float[] floats(List<Float> list) {
    float[] floats = new float[list.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = list.get(i);
    }
    return floats;
  }
}
