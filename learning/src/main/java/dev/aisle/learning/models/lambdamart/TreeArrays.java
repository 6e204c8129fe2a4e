package dev.aisle.learning.models.lambdamart;

import dev.aisle.core.InvalidInputException;
import dev.aisle.learning.files.TensorData;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arrays of [FlatTrees] between LightGBM's text, tensors and the scorer. Not checked:
/// [TreeCheck] does that.
///
/// T trees, M inner nodes, K leaves.
@SuppressWarnings("ArrayRecordComponent") // A bundle of arrays on their way; never compared.
record TreeArrays(
    int[] roots,
    int[] columns,
    float[] thresholds,
    int[] kinds,
    int[] left,
    int[] right,
    float[] nodeValues,
    float[] leafValues,
    int[] categoryStarts,
    int[] categoryBits) {
  /// Whole numbers beyond this are not exact in single precision.
  static final int MOST = 1 << 24;

  Map<String, TensorData> tensors() {
    Map<String, TensorData> tensors = new HashMap<>();
    put(tensors, "trees.root", roots);
    put(tensors, "nodes.column", columns);
    put(tensors, "nodes.kind", kinds);
    put(tensors, "nodes.left", left);
    put(tensors, "nodes.right", right);
    put(tensors, "categories.start", categoryStarts);
    put(tensors, "categories.bits", categoryBits);
    tensors.put("nodes.threshold", new TensorData(thresholds, thresholds.length));
    tensors.put("nodes.value", new TensorData(nodeValues, nodeValues.length));
    tensors.put("leaves.value", new TensorData(leafValues, leafValues.length));
    return tensors;
  }

  static TreeArrays read(Map<String, TensorData> tensors) {
    return new TreeArrays(
        whole(tensors, "trees.root"),
        whole(tensors, "nodes.column"),
        numbers(tensors, "nodes.threshold"),
        whole(tensors, "nodes.kind"),
        whole(tensors, "nodes.left"),
        whole(tensors, "nodes.right"),
        numbers(tensors, "nodes.value"),
        numbers(tensors, "leaves.value"),
        whole(tensors, "categories.start"),
        whole(tensors, "categories.bits"));
  }

  private static void put(Map<String, TensorData> tensors, String name, int[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) > MOST) {
        throw new IllegalArgumentException(name + " has " + values[i] + ", beyond " + MOST);
      }
      floats[i] = values[i];
    }
    tensors.put(name, new TensorData(floats, floats.length));
  }

  private static float[] numbers(Map<String, TensorData> tensors, String name) {
    @Nullable TensorData tensor = tensors.get(name);
    if (tensor == null) {
      throw refused("has no tensor " + name);
    }
    return tensor.values();
  }

  private static int[] whole(Map<String, TensorData> tensors, String name) {
    float[] values = numbers(tensors, name);
    int[] whole = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      whole[i] = (int) values[i];
      if (whole[i] != values[i] || Math.abs(whole[i]) > MOST) {
        throw refused(name + "[" + i + "] is " + values[i] + " where a whole number is needed");
      }
    }
    return whole;
  }

  /// What is thrown where arrays do not make trees.
  static InvalidInputException refused(String problem) {
    return new InvalidInputException("lambdamart", problem, "Train it again.");
  }
}
