package dev.aisle.app.planted;

import dev.aisle.learning.models.armmt.Modality;
import dev.aisle.learning.nn.Parameters;
import dev.aisle.learning.tensor.Noise;
import dev.aisle.learning.tensor.Scope;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.training.BatchSource;
import dev.aisle.learning.training.Learner;
import dev.aisle.learning.training.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// A model of planted lists for the common training loop. Nothing is validated: the parameters are
/// those of the last step, so that no figure gains by a choice.
///
/// @param lost share of the pictures that training examples lose
record PlantedLearner(PlantedModel model, PlantedData data, double lost)
    implements Learner<PlantedBatch>, BatchSource<PlantedBatch> {
  private static final int SCORED = 500;

  @Override
  public Parameters parameters() {
    return model.parameters();
  }

  @Override
  public BatchSource<PlantedBatch> batches() {
    return this;
  }

  @Override
  public int examples() {
    return data.training().size();
  }

  @Override
  public PlantedBatch batch(int[] examples, RandomGenerator random) {
    PlantedBatch batch =
        PlantedBatch.of(data, Arrays.stream(examples).mapToObj(data.training()::get).toList());
    if (lost > 0) {
      batch.lose(List.copyOf(data.vectors().keySet()).indexOf(Modality.PICTURE), lost, random);
    }
    return batch;
  }

  @Override
  public Loss loss(PlantedBatch batch, Noise noise) {
    return model.loss(batch, noise);
  }

  @Override
  public String metric() {
    return "none";
  }

  @Override
  public double validate() {
    return Double.NaN;
  }

  /// What something says of lists, one after the other.
  ///
  /// @param data whose vectors the lists name
  /// @param of as many numbers for each list
  static float[] ask(PlantedData data, List<PlantedList> lists, Function<PlantedBatch, Tensor> of) {
    float[] answers = new float[0];
    for (int from = 0; from < lists.size(); from += SCORED) {
      int to = Math.min(lists.size(), from + SCORED);
      try (Scope _ = Scope.inference()) {
        float[] some = of.apply(PlantedBatch.of(data, lists.subList(from, to))).floats();
        int each = some.length / (to - from);
        if (from == 0) {
          answers = new float[each * lists.size()];
        }
        System.arraycopy(some, 0, answers, from * each, some.length);
      }
    }
    return answers;
  }
}
