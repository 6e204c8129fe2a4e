package dev.aisle.app.wiring;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.provenance.BundleVersion;
import dev.aisle.core.provenance.ContentHash;
import java.util.Map;
import java.util.TreeMap;

/// The version of everything that makes a page: two shops with the same bundle, log and catalogue
/// answer alike.
final class Bundle {
  /// How candidates are found and scored; to be raised with every change of it that the
  /// configuration does not show.
  private static final String RETRIEVAL = "bm25@1";

  private Bundle() {}

  /// The parts of the configuration that pages depend on, the features, and the models, whose
  /// versions say which encoders' columns they read.
  ///
  /// @param models model and version by where it stands
  static BundleVersion of(ShopConfig config, Map<String, String> models) {
    String configuration =
        new ContentHash()
            .add(config.retrieval().toString())
            .add(config.stages().toString())
            .add(config.rules().toString())
            .hex();
    Map<String, String> all = new TreeMap<>(models);
    all.put("retrieve", RETRIEVAL);
    return new BundleVersion(configuration, ShopFeatures.DEFAULT.hash(), all);
  }
}
