package dev.aisle.learning.models.mlp;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.inputs.FoldedLayer;
import dev.aisle.learning.inputs.InputArrays;
import dev.aisle.learning.ranking.SavedRanker;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A trained pre-ranker in plain Java with vector instructions: the numbers of [MlpNetwork] up to
/// the rounding of sums in another order. Immutable and safe for use by several threads.
final class VectorMlp {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

  private final SavedRanker file;
  private final FoldedLayer first;
  private final Layer[] others;

  VectorMlp(SavedRanker file, MlpConfig config) {
    this.file = file;
    first =
        new FoldedLayer(
            file.place(),
            file.inputs(),
            file.tables(),
            file.tensor("0.weight"),
            file.tensor("0.bias"));
    others = new Layer[config.hidden().size()];
    int in = file.tensor("0.bias").values().length;
    for (int i = 0; i < others.length; i++) {
      others[i] =
          new Layer(file.place(), file.tensor((i + 1) + ".weight"), file.tensor((i + 1) + ".bias"));
      if (others[i].in != in) {
        throw new InvalidInputException(
            file.place(), "has layers that do not fit together", "Train it again.");
      }
      in = file.tensor((i + 1) + ".bias").values().length;
    }
  }

  /// `y = relu(x) Wᵀ + b`, rows of `Wᵀ` padded to whole vectors.
  private static final class Layer {
    final int in;
    final int padded;
    final float[] weight;
    final float[] bias;

    Layer(String place, TensorData weight, TensorData bias) {
      int out = bias.values().length;
      if (weight.shape().length != 2 || weight.shape()[0] != out) {
        throw new InvalidInputException(
            place, "has a layer " + weight + " with a bias " + bias, "Train it again.");
      }
      in = Math.toIntExact(weight.shape()[1]);
      padded = LANES.length() * Math.ceilDiv(out, LANES.length());
      this.bias = Arrays.copyOf(bias.values(), padded);
      this.weight = new float[in * padded];
      for (int i = 0; i < in; i++) {
        for (int o = 0; o < out; o++) {
          this.weight[i * padded + o] = weight.values()[o * in + i];
        }
      }
    }

    void apply(float[] x, float[] to) {
      for (int o = 0; o < padded; o += LANES.length()) {
        FloatVector sum = FloatVector.fromArray(LANES, bias, o);
        for (int i = 0; i < in; i++) {
          if (x[i] > 0) {
            sum =
                FloatVector.fromArray(LANES, weight, i * padded + o)
                    .fma(FloatVector.broadcast(LANES, x[i]), sum);
          }
        }
        sum.intoArray(to, o);
      }
    }
  }

  /// `[N, 2]`, row by row: the logits of a click and of an order given a click.
  float[] logits(FeatureBatch batch) {
    InputArrays arrays = file.inputs().arrays(batch);
    float[] logits = new float[2 * batch.size()];
    float[][] rows = new float[1 + others.length][];
    rows[0] = new float[first.width()];
    for (int i = 0; i < others.length; i++) {
      rows[i + 1] = new float[others[i].padded];
    }
    for (int slot = 0; slot < batch.size(); slot++) {
      first.apply(arrays, slot, rows[0]);
      for (int i = 0; i < others.length; i++) {
        others[i].apply(rows[i], rows[i + 1]);
      }
      logits[2 * slot] = rows[others.length][0];
      logits[2 * slot + 1] = rows[others.length][1];
    }
    return logits;
  }

  /// `[N]` scores of the candidates of one request.
  float[] score(FeatureBatch batch) {
    return file.mix().scores(logits(batch));
  }
}
