package dev.aisle.app.planted;

import dev.aisle.learning.models.armmt.ArmmtBatch.Modal;
import dev.aisle.learning.models.armmt.ArmmtConfig;
import dev.aisle.learning.models.armmt.Cafu;
import dev.aisle.learning.nn.Linear;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The fusion unit alone: linear projections, the unit, and a linear score that does not see the
/// context. A deep head that saw it could learn by itself which modality counts, and hide what the
/// unit does.
final class FusionModel implements PlantedModel {
  private static final int WIDTH = 8;

  private final Parameters parameters;
  private final List<Linear> projections = new ArrayList<>();
  private final Cafu fusion;
  private final Linear score;

  /// @param data which sizes it has to have
  /// @param seed of the initial parameters
  FusionModel(ArmmtConfig.Fusion config, PlantedData data, long seed) {
    parameters = new Parameters(Type.FLOAT, new SplittableRandom(seed));
    for (int width : data.widths()) {
      Parameters own = parameters.in("projection." + projections.size());
      projections.add(new Linear(own, width, WIDTH));
    }
    fusion = new Cafu(parameters.in("fusion"), projections.size(), WIDTH, data.context(), config);
    score = new Linear(parameters.in("score"), WIDTH, 1);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Tensor logits(PlantedBatch batch, @Nullable Noise noise) {
    List<Modal> modals = batch.candidates().stream().map(PlantedBatch.Rows::modal).toList();
    Tensor fused = fusion.apply(views(modals), there(modals), batch.contextTensor());
    return score.apply(fused).squeeze(-1);
  }

  /// What each modality counts, `[P, C, M]`.
  Tensor weights(PlantedBatch batch) {
    List<Modal> modals = batch.candidates().stream().map(PlantedBatch.Rows::modal).toList();
    return fusion.weights(views(modals), there(modals), batch.contextTensor());
  }

  private List<Tensor> views(List<Modal> modals) {
    List<Tensor> views = new ArrayList<>();
    for (int m = 0; m < modals.size(); m++) {
      views.add(projections.get(m).apply(modals.get(m).vectors()));
    }
    return views;
  }

  private static List<Tensor> there(List<Modal> modals) {
    return modals.stream().map(Modal::there).toList();
  }
}
