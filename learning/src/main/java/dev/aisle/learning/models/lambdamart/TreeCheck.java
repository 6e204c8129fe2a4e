package dev.aisle.learning.models.lambdamart;

import static dev.aisle.learning.models.lambdamart.TreeArrays.refused;

/// Refuses arrays that do not make trees, so that scoring needs no checks and always ends.
final class TreeCheck {
  private final TreeArrays arrays;
  private final int width;
  private final boolean[] nodeHasParent;
  private final boolean[] leafHasParent;

  private TreeCheck(TreeArrays arrays, int width) {
    this.arrays = arrays;
    this.width = width;
    nodeHasParent = new boolean[arrays.columns().length];
    leafHasParent = new boolean[arrays.leafValues().length];
  }

  /// The same arrays.
  ///
  /// @throws dev.aisle.core.InvalidInputException where they do not make trees over `width` columns
  static TreeArrays checked(TreeArrays arrays, int width) {
    TreeCheck check = new TreeCheck(arrays, width);
    check.lengths();
    check.sets();
    for (int root : arrays.roots()) {
      check.reach(-1, root);
    }
    for (int node = 0; node < arrays.columns().length; node++) {
      check.node(node);
    }
    check.leaves();
    return arrays;
  }

  private void lengths() {
    int nodes = arrays.columns().length;
    if (arrays.thresholds().length != nodes
        || arrays.kinds().length != nodes
        || arrays.left().length != nodes
        || arrays.right().length != nodes
        || arrays.nodeValues().length != nodes) {
      throw refused("has arrays of different lengths for its " + nodes + " nodes");
    }
    if (arrays.roots().length == 0) {
      throw refused("has no trees");
    }
  }

  private void sets() {
    int[] starts = arrays.categoryStarts();
    if (starts.length == 0 || starts[0] != 0) {
      throw refused("has sets of categories that do not start at 0");
    }
    for (int set = 1; set < starts.length; set++) {
      if (starts[set] < starts[set - 1]) {
        throw refused("has a set of categories that ends before it starts");
      }
    }
    if (starts[starts.length - 1] != arrays.categoryBits().length) {
      throw refused("has sets of categories beyond their bits");
    }
    for (int bits : arrays.categoryBits()) {
      if (bits < 0 || bits >= 1 << FlatTrees.WORD) {
        throw refused("has the bits " + bits + " in a set of categories");
      }
    }
  }

  private void node(int node) {
    int column = arrays.columns()[node];
    if (column < 0 || column >= width) {
      throw refused("node " + node + " asks for column " + column + " of " + width);
    }
    float threshold = arrays.thresholds()[node];
    int kind = arrays.kinds()[node];
    if (kind < 0 || kind > 15 || (kind & FlatTrees.MISSING) == FlatTrees.MISSING) {
      throw refused("node " + node + " is of the unknown kind " + kind);
    }
    if ((kind & FlatTrees.CATEGORICAL) != 0) {
      int set = (int) threshold;
      if (set != threshold || set < 0 || set >= arrays.categoryStarts().length - 1) {
        throw refused("node " + node + " asks for the set of categories " + threshold);
      }
    } else if (Float.isNaN(threshold)) {
      throw refused("node " + node + " has no threshold");
    }
    if (!Float.isFinite(arrays.nodeValues()[node])) {
      throw refused("node " + node + " has the value " + arrays.nodeValues()[node]);
    }
    reach(node, arrays.left()[node]);
    reach(node, arrays.right()[node]);
  }

  /// Notes that `child` hangs below `parent`. A parent comes before its children and a child has
  /// one parent, hence there are no cycles.
  private void reach(int parent, int child) {
    boolean[] hasParent = child >= 0 ? nodeHasParent : leafHasParent;
    int index = child >= 0 ? child : -1 - child;
    String what = (child >= 0 ? "node " : "leaf ") + index;
    if (index >= hasParent.length) {
      throw refused(what + " below node " + parent + " does not exist");
    }
    if (child >= 0 && child <= parent) {
      throw refused("node " + child + " hangs below the later node " + parent);
    }
    if (hasParent[index]) {
      throw refused(what + " has two parents");
    }
    hasParent[index] = true;
  }

  private void leaves() {
    for (int node = 0; node < nodeHasParent.length; node++) {
      if (!nodeHasParent[node]) {
        throw refused("node " + node + " belongs to no tree");
      }
    }
    for (int leaf = 0; leaf < leafHasParent.length; leaf++) {
      if (!leafHasParent[leaf]) {
        throw refused("leaf " + leaf + " belongs to no tree");
      }
      if (!Float.isFinite(arrays.leafValues()[leaf])) {
        throw refused("leaf " + leaf + " has the value " + arrays.leafValues()[leaf]);
      }
    }
  }
}
