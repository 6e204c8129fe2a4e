package dev.aisle.learning.registry;

import dev.aisle.core.provenance.DataIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What `manifest.json` says of a version: enough to train it again, and to refuse it where it does
/// not fit.
///
/// @param model `din`
/// @param version `1`, `2`, … within the model; 0 for one that was never saved
/// @param trainedAt when it was saved
/// @param features declaration of the columns that it reads
/// @param config the model's configuration as JSON text; see [ConfigJson]
/// @param data the events that it was trained on
/// @param platform JVM, system, processor, threads and native libraries, by name
/// @param metrics by name, on validation pages
/// @param sha256 of `model.safetensors`, in hexadecimal; empty for one that was never saved
public record Manifest(
    String model,
    int version,
    Instant trainedAt,
    List<String> features,
    String config,
    DataIdentity data,
    long seed,
    String codeVersion,
    Map<String, String> platform,
    Map<String, Double> metrics,
    String sha256) {
  public Manifest {
    features = List.copyOf(features);
    platform = Map.copyOf(platform);
    metrics = Map.copyOf(metrics);
  }

  /// Model and version, as receipts and bundles write them: `din@3`.
  public String label() {
    return model + "@" + version;
  }
}
