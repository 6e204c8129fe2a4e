package dev.aisle.learning.models.prm;

import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.inputs.Embedded;
import dev.aisle.learning.inputs.HeapTables;
import dev.aisle.learning.inputs.InputArrays;
import dev.aisle.learning.inputs.InputColumns;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.models.Scorer;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.reranking.Incoming;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.Map;
import java.util.SplittableRandom;

/// A trained PRM: one pass over the whole list. Safe for use by several threads. Owns native
/// memory.
final class PrmScorer implements Scorer, AutoCloseable {
  private final Inputs inputs;
  private final HeapTables tables;
  private final Parameters parameters;
  private final PrmNetwork network;

  PrmScorer(SavedModel saved, FeatureSet shop, PrmConfig config) {
    String place = saved.manifest().label();
    InputColumns columns = InputColumns.declared(place, shop, saved.manifest().features());
    Map<String, TensorData> own = saved.tensors(PrmLearner.TABLES);
    inputs = Inputs.read(place, columns, own);
    tables = new HeapTables(place, inputs, own);
    parameters = new Parameters(Type.FLOAT, new SplittableRandom(0));
    try {
      network = new PrmNetwork(parameters, tables.width(), config);
      parameters.load(place, saved.tensors(PrmLearner.NETWORK));
    } catch (RuntimeException e) {
      parameters.close();
      throw e;
    }
  }

  /// The columns that are read.
  FeatureSet features() {
    return inputs.columns().set();
  }

  @Override
  public float[] score(FeatureBatch batch, float[] upstream) {
    if (batch.size() == 0) {
      return new float[0];
    }
    Incoming incoming = Incoming.of(upstream, batch.size());
    InputArrays arrays = inputs.arrays(batch);
    try (Scope _ = Scope.inference()) {
      Embedded embedded = tables.embed(arrays);
      Tensor scores = Tensor.of(incoming.scores(), 1, batch.size());
      return network.scores(embedded, scores, incoming.ranks(), null).floats();
    }
  }

  @Override
  public void close() {
    parameters.close();
  }
}
