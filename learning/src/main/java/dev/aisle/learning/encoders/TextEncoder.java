package dev.aisle.learning.encoders;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Item;
import dev.aisle.learning.files.TensorData;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A trained [TextTower] in plain Java: queries and items to unit vectors whose dot product is
/// their nearness. A query takes microseconds, since it sums a few dozen rows of a table in the
/// heap; no native library is called. Immutable, safe for use by several threads.
public final class TextEncoder implements TextVectors {
  private static final String REMEDY = "It is of another model or version; train it again.";

  private final TextTokens text;
  private final int width;
  private final float[] table;
  private final float[] weights;
  private final Map<TextSide, Head> heads = new EnumMap<>(TextSide.class);

  /// @param place where the tensors come from, for messages
  /// @param tensors as [TextTower]'s parameters were saved
  /// @throws InvalidInputException where a tensor is missing, has another shape than the rest, or
  ///     holds what is no number
  public TextEncoder(String place, Map<String, TensorData> tensors) {
    TensorData tokens = tensor(place, tensors, TextTower.TABLE);
    long[] shape = tokens.shape();
    if (shape.length != 2 || shape[0] < 2 || shape[1] < 1) {
      throw wrongShape(place, TextTower.TABLE, shape, "[buckets, width]");
    }
    text = new TextTokens(Math.toIntExact(shape[0]));
    width = Math.toIntExact(shape[1]);
    table = finite(place, TextTower.TABLE, tokens);
    weights = exactly(place, tensors, TextTower.GAINS, TextPart.COUNT).clone();
    float[] priors = TextPart.priors();
    for (int part = 0; part < weights.length; part++) {
      weights[part] *= priors[part];
    }
    for (TextSide side : TextSide.values()) {
      if (tensors.containsKey(side.label() + ".up")) {
        heads.put(side, Head.of(place, tensors, side, width));
      }
    }
  }

  @Override
  public int width() {
    return width;
  }

  /// The unit vector of a query; null where it has neither letters nor digits.
  @Override
  public float @Nullable [] query(String query) {
    return encode(TextSide.QUERY, text.query(query));
  }

  /// The unit vector of an item's texts; null where they have neither letters nor digits.
  @Override
  public float @Nullable [] item(Item item) {
    return encode(TextSide.ITEM, text.item(item));
  }

  float @Nullable [] encode(TextSide side, TokenBag bag) {
    if (bag.size() == 0) {
      return null;
    }
    float[] sum = new float[width];
    for (int part = 0; part < TextPart.COUNT; part++) {
      int from = bag.from(part);
      int to = bag.to(part);
      float weight = from == to ? 0 : (float) (weights[part] / Math.sqrt(to - from));
      for (int t = from; t < to; t++) {
        add(sum, weight, table, bag.buckets()[t] * width);
      }
    }
    normalise(sum);
    Head head = heads.get(side);
    if (head != null) {
      head.apply(sum);
      normalise(sum);
    }
    return sum;
  }

  /// `sum += weight · row`; a loop that the JIT turns into vector instructions.
  private static void add(float[] sum, float weight, float[] rows, int at) {
    for (int d = 0; d < sum.length; d++) {
      sum[d] += weight * rows[at + d];
    }
  }

  private static void normalise(float[] vector) {
    double squares = TextTower.EPSILON;
    for (float x : vector) {
      squares += (double) x * x;
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int d = 0; d < vector.length; d++) {
      vector[d] *= scale;
    }
  }

  /// The perceptron of one side; both weights lie transposed, an input's column side by side.
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Head(float[] up, float[] upBias, float[] down, float[] downBias) {
    static Head of(String place, Map<String, TensorData> tensors, TextSide side, int width) {
      String name = side.label();
      long[] shape = tensor(place, tensors, name + ".up").shape();
      if (shape.length != 2 || shape[1] != width || shape[0] < 1) {
        throw wrongShape(place, name + ".up", shape, "[hidden, " + width + "]");
      }
      int hidden = Math.toIntExact(shape[0]);
      return new Head(
          transposed(exactly(place, tensors, name + ".up", hidden, width), hidden, width),
          exactly(place, tensors, name + ".upBias", hidden),
          transposed(exactly(place, tensors, name + ".down", width, hidden), width, hidden),
          exactly(place, tensors, name + ".downBias", width));
    }

    void apply(float[] unit) {
      float[] hidden = upBias.clone();
      for (int d = 0; d < unit.length; d++) {
        add(hidden, unit[d], up, d * hidden.length);
      }
      add(unit, 1, downBias, 0);
      for (int h = 0; h < hidden.length; h++) {
        if (hidden[h] > 0) {
          add(unit, hidden[h], down, h * unit.length);
        }
      }
    }

    private static float[] transposed(float[] values, int rows, int columns) {
      float[] out = new float[values.length];
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          out[c * rows + r] = values[r * columns + c];
        }
      }
      return out;
    }
  }

  private static float[] exactly(
      String place, Map<String, TensorData> tensors, String name, long... shape) {
    TensorData data = tensor(place, tensors, name);
    if (!Arrays.equals(data.shape(), shape)) {
      throw wrongShape(place, name, data.shape(), Arrays.toString(shape));
    }
    return finite(place, name, data);
  }

  private static TensorData tensor(String place, Map<String, TensorData> tensors, String name) {
    TensorData data = tensors.get(name);
    if (data == null) {
      throw new InvalidInputException(place, "lacks the tensor \"" + name + "\"", REMEDY);
    }
    return data;
  }

  private static float[] finite(String place, String name, TensorData data) {
    for (float value : data.values()) {
      if (!Float.isFinite(value)) {
        throw new InvalidInputException(
            place, "has " + value + " in the tensor \"" + name + "\"", REMEDY);
      }
    }
    return data.values();
  }

  private static InvalidInputException wrongShape(
      String place, String name, long[] shape, String expected) {
    return new InvalidInputException(
        place,
        "has \"" + name + "\" in the shape " + Arrays.toString(shape) + ", not " + expected,
        REMEDY);
  }
}
