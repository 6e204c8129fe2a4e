package dev.aisle.learning.models;

import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A model that a shop can train from its log and serve from a file.
///
/// Implementations are stateless recipes: what was learned lives in a [SavedModel].
public interface Model {
  /// How `aisle.yaml`, the command line and the folder `models/` call it: `din`.
  String name();

  /// Learns from the log. Long; ends early, with the best so far, once the watch says so.
  ///
  /// @throws dev.aisle.core.InvalidInputException where the log cannot teach it (no clicks, one
  ///     class only), with the way out
  Trained train(TrainingJob job) throws IOException;

  /// The names of the models whose vectors it reads as columns where the shop has them. They are
  /// trained before it where the shop has no version of them yet.
  default List<String> reads() {
    return List.of();
  }

  /// Makes a trained model ready to serve.
  ///
  /// @throws dev.aisle.core.InvalidInputException where the file is of another model or damaged
  Served serve(SavedModel saved, ServingParts parts);

  /// The same model with one of its parts taken away each, by what is gone: `without attention`.
  default SequencedMap<String, Model> ablations() {
    return new LinkedHashMap<>();
  }
}
