package dev.aisle.app.planted;

import dev.aisle.learning.models.armmt.ArmmtBatch.Modal;
import dev.aisle.learning.models.armmt.ArmmtLoss;
import dev.aisle.learning.tensor.Tensor;
import dev.aisle.learning.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Some lists side by side, in the Java heap. P lists, C candidates, L past picks (at least one
/// place), F features, G numbers of context, M modalities.
///
/// @param ids `[P · C]`
/// @param features `[P · C · F]`
/// @param context `[P · G]`
/// @param candidates M
/// @param history M
/// @param labels `[P · C]`
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record PlantedBatch(
    int lists,
    int[] ids,
    float[] features,
    float[] context,
    List<Rows> candidates,
    List<Rows> history,
    float[] labels) {
  /// Vectors of a modality.
  ///
  /// @param rows `[P · N]`, null where missing
  /// @param each N
  record Rows(float[] @Nullable [] rows, int each, int width) {
    /// In the open scope.
    Modal modal() {
      return Modal.of(rows, each, width, 1, Type.FLOAT);
    }

    private void lose(double share, RandomGenerator random) {
      for (int row = 0; row < rows.length; row++) {
        if (random.nextDouble() < share) {
          rows[row] = null;
        }
      }
    }
  }

  /// @param data whose vectors the lists name
  static PlantedBatch of(PlantedData data, List<PlantedList> lists) {
    int many = lists.size();
    int c = lists.getFirst().items().length;
    int l = Math.max(1, lists.getFirst().history().length);
    int f = data.features();
    int g = lists.getFirst().context().length;
    int[] ids = new int[many * c];
    float[] features = new float[many * c * f];
    float[] context = new float[many * g];
    float[] labels = new float[many * c];
    for (int p = 0; p < many; p++) {
      PlantedList list = lists.get(p);
      System.arraycopy(list.ids(), 0, ids, p * c, c);
      System.arraycopy(list.context(), 0, context, p * g, g);
      for (int i = 0; i < c; i++) {
        System.arraycopy(list.features()[i], 0, features, (p * c + i) * f, f);
        labels[p * c + i] = list.labels()[i] ? 1 : 0;
      }
    }
    return new PlantedBatch(
        many,
        ids,
        features,
        context,
        rows(data, lists.stream().map(PlantedList::items).toList(), c),
        rows(data, lists.stream().map(PlantedList::history).toList(), l),
        labels);
  }

  /// @param named places of items, of each list
  /// @param each room for a list
  private static List<Rows> rows(PlantedData data, List<int[]> named, int each) {
    List<Rows> all = new ArrayList<>();
    for (float[] @Nullable [] vectors : data.vectors().values()) {
      float[] @Nullable [] rows = new float[named.size() * each][];
      for (int p = 0; p < named.size(); p++) {
        for (int i = 0; i < named.get(p).length; i++) {
          rows[p * each + i] = vectors[named.get(p)[i]];
        }
      }
      all.add(new Rows(rows, each, data.widths().get(all.size())));
    }
    return all;
  }

  /// Takes a share of the vectors of a modality away, of candidates and of past picks.
  ///
  /// @param modality its place among the modalities
  void lose(int modality, double share, RandomGenerator random) {
    candidates.get(modality).lose(share, random);
    history.get(modality).lose(share, random);
  }

  /// C.
  int each() {
    return ids.length / lists;
  }

  /// `[P, C, F]`.
  Tensor featureTensor() {
    return Tensor.of(features, lists, each(), features.length / ids.length);
  }

  /// `[P, 1, G]`.
  Tensor contextTensor() {
    return Tensor.of(context, lists, 1, context.length / lists);
  }

  /// What the loss is told; all rows weigh the same.
  ArmmtLoss.Labels labelTensors() {
    float[] ones = new float[labels.length];
    Arrays.fill(ones, 1);
    return new ArmmtLoss.Labels(
        Tensor.of(labels, lists, each()),
        Tensor.zeros(Type.FLOAT, lists, each()),
        Tensor.of(ones, lists, each()),
        0);
  }
}
