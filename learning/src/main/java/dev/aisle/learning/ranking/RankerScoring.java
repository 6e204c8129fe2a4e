package dev.aisle.learning.ranking;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.inputs.HeapTables;
import dev.aisle.learning.inputs.InputArrays;
import dev.aisle.learning.inputs.InputColumns;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// A trained ranker as a function of features: rows are gathered in the Java heap, the network runs
/// once for all candidates of a request. Safe for use by several threads. Owns native memory.
public final class RankerScoring implements AutoCloseable {
  private final Inputs inputs;
  private final HeapTables tables;
  private final Parameters parameters;
  private final RankerNetwork network;
  private final ScoreMix mix;

  private RankerScoring(
      Inputs inputs,
      HeapTables tables,
      Parameters parameters,
      RankerNetwork network,
      ScoreMix mix) {
    this.inputs = inputs;
    this.tables = tables;
    this.parameters = parameters;
    this.network = network;
    this.mix = mix;
  }

  /// @param shop the shop's columns, which may be more than the model reads
  /// @throws InvalidInputException where the file is damaged, or of other columns
  public static RankerScoring of(SavedModel saved, FeatureSet shop, RankerNetwork.Recipe recipe) {
    String place = saved.manifest().label();
    InputColumns columns = InputColumns.declared(place, shop, saved.manifest().features());
    Map<String, TensorData> own = below(RankerLearner.TABLES, saved.tensors());
    Inputs inputs = Inputs.read(place, columns, own);
    HeapTables tables = new HeapTables(place, inputs, own);
    Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(0));
    try {
      RankerNetwork network =
          recipe.network(
              parameters,
              new RankerNetwork.Sizes(tables.width(), tables.keyWidth(), columns.historyCount()));
      parameters.load(place, below(RankerLearner.NETWORK, saved.tensors()));
      return new RankerScoring(inputs, tables, parameters, network, mix(place, saved));
    } catch (RuntimeException e) {
      parameters.close();
      throw e;
    }
  }

  /// The tensors whose names begin with a prefix, without it.
  static Map<String, TensorData> below(String prefix, Map<String, TensorData> tensors) {
    Map<String, TensorData> found = new LinkedHashMap<>();
    tensors.forEach(
        (name, data) -> {
          if (name.startsWith(prefix + ".")) {
            found.put(name.substring(prefix.length() + 1), data);
          }
        });
    return found;
  }

  private static ScoreMix mix(String place, SavedModel saved) {
    TensorData mix = saved.tensors().get(RankerTraining.MIX);
    if (mix == null || mix.values().length != 1) {
      throw new InvalidInputException(
          place, "does not say how its probabilities become a score", "Train it again.");
    }
    return new ScoreMix(mix.values()[0]);
  }

  /// The columns that are read.
  public FeatureSet features() {
    return inputs.columns().set();
  }

  /// `[N]` scores of the candidates of one request.
  public float[] score(FeatureBatch batch) {
    return mix.scores(logits(batch));
  }

  /// `[N, 2]`, row by row: the logits of a click and of an order given a click.
  public float[] logits(FeatureBatch batch) {
    InputArrays arrays = inputs.arrays(batch);
    try (Scope _ = Scope.inference()) {
      return network.logits(tables.embed(arrays), null).floats();
    }
  }

  @Override
  public void close() {
    parameters.close();
  }
}
