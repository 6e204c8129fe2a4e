package dev.aisle.core.provenance;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What made a page: everything that, if it differed, could have made another page of the same
/// request. Written on every impression and receipt.
///
/// @param configuration hash of the configuration
/// @param features hash of the feature set
/// @param models version of the model in each slot
public record BundleVersion(String configuration, String features, Map<String, String> models) {
  public BundleVersion {
    models = Collections.unmodifiableMap(new TreeMap<>(models));
  }

  /// A short name, equal for equal parts: `b-` and 16 hexadecimal digits of their SHA-256.
  public String id() {
    ContentHash hash = new ContentHash().add(configuration).add(features);
    models.forEach((slot, version) -> hash.add(slot).add(version));
    return "b-" + hash.hex().substring(0, 16);
  }
}
