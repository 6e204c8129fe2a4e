package dev.aisle.learning.ranking;

import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.inputs.HeapTables;
import dev.aisle.learning.inputs.InputArrays;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Type;
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
  /// @throws dev.aisle.core.InvalidInputException where the file is damaged, or of other columns
  public static RankerScoring of(SavedModel saved, FeatureSet shop, RankerNetwork.Recipe recipe) {
    SavedRanker file = SavedRanker.of(saved, shop);
    HeapTables tables = new HeapTables(file.place(), file.inputs(), file.tables());
    Parameters parameters = new Parameters(Type.FLOAT, new SplittableRandom(0));
    try {
      RankerNetwork network =
          recipe.network(
              parameters,
              new RankerNetwork.Sizes(
                  tables.width(), tables.keyWidth(), file.inputs().columns().historyCount()));
      parameters.load(file.place(), file.network());
      return new RankerScoring(file.inputs(), tables, parameters, network, file.mix());
    } catch (RuntimeException e) {
      parameters.close();
      throw e;
    }
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
