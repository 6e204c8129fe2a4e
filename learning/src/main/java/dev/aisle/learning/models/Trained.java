package dev.aisle.learning.models;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.files.TensorData;
import dev.aisle.learning.registry.Unsaved;
import java.util.List;
import java.util.Map;

/// What a training made, ready to be saved.
///
/// @param tensors by name; names sort as the layers do
/// @param config the model's configuration, a record that JSON can hold
/// @param features the declaration of the columns that it reads, in order; see
///     [dev.aisle.core.features.FeatureSet#declaration]
/// @param metrics on the validation pages
public record Trained(
    Map<String, TensorData> tensors, Record config, List<String> features, List<Figure> metrics)
    implements Unsaved {
  public Trained {
    tensors = Map.copyOf(tensors);
    features = List.copyOf(features);
    metrics = List.copyOf(metrics);
  }
}
