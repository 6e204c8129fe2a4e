package dev.aisle.learning.registry;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.learning.files.TensorData;
import java.util.List;
import java.util.Map;

/// What a training made and the registry is to keep.
public interface Unsaved {
  /// By name.
  Map<String, TensorData> tensors();

  /// The model's configuration, a record that JSON can hold.
  Record config();

  /// Declaration of the columns that the model reads.
  List<String> features();

  /// On validation pages. Those that are no finite number are not kept.
  List<Figure> metrics();
}
