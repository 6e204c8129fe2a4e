package dev.aisle.learning.ranking;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.inputs.InputColumns;
import dev.aisle.learning.inputs.Inputs;
import dev.aisle.learning.registry.SavedModel;
import java.util.Map;

/// A ranker's file taken apart.
///
/// @param place the model and its version, for messages
/// @param tables embedding tables by the names of their columns
/// @param network the network's tensors, by the names of its layers
public record SavedRanker(
    String place,
    Inputs inputs,
    Map<String, TensorData> tables,
    Map<String, TensorData> network,
    ScoreMix mix) {
  public SavedRanker {
    tables = Map.copyOf(tables);
    network = Map.copyOf(network);
  }

  /// @param shop the shop's columns, which may be more than the model reads
  /// @throws InvalidInputException where the file is damaged, or of other columns
  public static SavedRanker of(SavedModel saved, FeatureSet shop) {
    String place = saved.manifest().label();
    InputColumns columns = InputColumns.declared(place, shop, saved.manifest().features());
    Map<String, TensorData> tables = saved.tensors(RankerLearner.TABLES);
    return new SavedRanker(
        place,
        Inputs.read(place, columns, tables),
        tables,
        saved.tensors(RankerLearner.NETWORK),
        mix(place, saved));
  }

  private static ScoreMix mix(String place, SavedModel saved) {
    TensorData mix = saved.tensors().get(RankerTraining.MIX);
    if (mix == null || mix.values().length != 1) {
      throw new InvalidInputException(
          place, "does not say how its probabilities become a score", "Train it again.");
    }
    return new ScoreMix(mix.values()[0]);
  }

  /// One of the network's tensors.
  ///
  /// @throws InvalidInputException where it is missing
  public TensorData tensor(String name) {
    TensorData tensor = network.get(name);
    if (tensor == null) {
      throw new InvalidInputException(
          place, "lacks the tensor \"" + name + "\"", "It is damaged; train it again.");
    }
    return tensor;
  }
}
