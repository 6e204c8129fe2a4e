package dev.aisle.app.planted;

import dev.aisle.learning.models.armmt.ArmmtBatch;
import dev.aisle.learning.models.armmt.ArmmtConfig;
import dev.aisle.learning.models.armmt.ArmmtLoss;
import dev.aisle.learning.models.armmt.ArmmtNetwork;
import dev.aisle.learning.models.armmt.ArmmtSizes;
import dev.aisle.learning.nn.EmbeddingTable;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import dev.aisle.learning.training.Loss;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The network of ARMMT on planted lists. X reads the features and a row of a table of ids, C the
/// context.
final class NetworkModel implements PlantedModel {
  private static final int ID_WIDTH = 8;

  private final ArmmtConfig config;
  private final Parameters parameters;
  private final @Nullable EmbeddingTable ids;
  private final ArmmtNetwork network;

  /// @param data which sizes it has to have
  /// @param seed of the initial parameters
  NetworkModel(ArmmtConfig config, PlantedData data, long seed) {
    this.config = config;
    parameters = new Parameters(Type.FLOAT, new SplittableRandom(seed));
    ids = data.idRows() == 0 ? null : parameters.table("ids", data.idRows(), ID_WIDTH);
    network =
        new ArmmtNetwork(
            parameters.in("network"),
            new ArmmtSizes(
                data.features() + (ids == null ? 0 : ID_WIDTH),
                data.context(),
                data.widths(),
                0,
                1,
                1),
            config);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Tensor logits(PlantedBatch batch, @Nullable Noise noise) {
    return network.forward(input(batch), noise).logits();
  }

  @Override
  public Loss loss(PlantedBatch batch, Noise noise) {
    ArmmtNetwork.Output output = network.forward(input(batch), noise);
    return ArmmtLoss.joint(
        output.logits(), network.auxiliary(output), batch.labelTensors(), config);
  }

  /// What the auxiliary task sees, `[Z^I; Z^P; C]`, `[P, C, …]`.
  Tensor representations(PlantedBatch batch) {
    ArmmtNetwork.Output output = network.forward(input(batch), null);
    return Tensor.concat(2, Tensor.concat(2, output.representations()), output.context());
  }

  /// [ArmmtNetwork#personalWeights].
  Tensor personalWeights(PlantedBatch batch) {
    return network.personalWeights(input(batch));
  }

  private ArmmtBatch input(PlantedBatch batch) {
    int lists = batch.lists();
    int each = batch.each();
    Tensor features = batch.featureTensor();
    boolean[] there = new boolean[lists * each];
    Arrays.fill(there, true);
    int[] nothing =
        new int[batch.history().isEmpty() ? 0 : lists * batch.history().getFirst().each()];
    return new ArmmtBatch(
        ids == null ? features : Tensor.concat(2, ids.lookup(batch.ids(), lists, each), features),
        Tensor.zeros(Type.FLOAT, lists, each),
        new int[0],
        Tensor.of(there, lists, 1, each),
        batch.contextTensor(),
        batch.candidates().stream().map(PlantedBatch.Rows::modal).toList(),
        new ArmmtBatch.History(
            batch.history().stream().map(PlantedBatch.Rows::modal).toList(), nothing, nothing),
        null);
  }
}
