package dev.aisle.learning.registry;

import dev.aisle.core.evaluation.Figure;
import dev.aisle.core.provenance.CodeVersion;
import dev.aisle.learning.files.TensorData;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A model's version, read from disk and checked against its manifest.
public record SavedModel(Manifest manifest, Map<String, TensorData> tensors) {
  public SavedModel {
    tensors = Map.copyOf(tensors);
  }

  /// A model that was just trained, ready to be served without being saved: version 0.
  public static SavedModel unsaved(String model, Unsaved trained, Provenance provenance) {
    return new SavedModel(
        manifest(model, 0, Instant.EPOCH, trained, provenance, Map.of(), ""), trained.tensors());
  }

  /// The tensors of a part of the model, those whose names begin with it and a dot, without both.
  public Map<String, TensorData> tensors(String part) {
    Map<String, TensorData> found = new LinkedHashMap<>();
    tensors.forEach(
        (name, data) -> {
          if (name.startsWith(part + ".")) {
            found.put(name.substring(part.length() + 1), data);
          }
        });
    return found;
  }

  static Manifest manifest(
      String model,
      int version,
      Instant trainedAt,
      Unsaved trained,
      Provenance provenance,
      Map<String, String> platform,
      String sha256) {
    return new Manifest(
        model,
        version,
        trainedAt,
        trained.features(),
        ConfigJson.write(trained.config()),
        provenance.data(),
        provenance.seed(),
        CodeVersion.CURRENT,
        platform,
        metrics(trained.metrics()),
        sha256);
  }

  private static Map<String, Double> metrics(List<Figure> figures) {
    Map<String, Double> metrics = new TreeMap<>();
    for (Figure figure : figures) {
      if (Double.isFinite(figure.value())) {
        metrics.put(figure.figure(), figure.value());
      }
    }
    return metrics;
  }
}
