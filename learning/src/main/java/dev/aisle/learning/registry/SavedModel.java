package dev.aisle.learning.registry;

import dev.aisle.learning.files.TensorData;
import java.util.Map;

/// A model's version, read from disk and checked against its manifest.
public record SavedModel(Manifest manifest, Map<String, TensorData> tensors) {
  public SavedModel {
    tensors = Map.copyOf(tensors);
  }
}
