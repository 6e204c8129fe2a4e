package dev.aisle.app.wiring;

import dev.aisle.app.config.ShopConfig;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.provenance.BundleVersion;
import dev.aisle.core.provenance.ContentHash;
import java.util.Map;

/// The version of everything that makes a page: two shops with the same bundle, log and catalogue
/// answer alike.
final class Bundle {
  /// How candidates are found and scored; to be raised with every change of it that the
  /// configuration does not show.
  private static final String RETRIEVAL = "bm25@1";

  private Bundle() {}

  /// The parts of the configuration that pages depend on, the features, and the stages.
  static BundleVersion of(ShopConfig config) {
    String configuration =
        new ContentHash()
            .add(config.retrieval().toString())
            .add(config.stages().toString())
            .add(config.rules().toString())
            .hex();
    return new BundleVersion(
        configuration, ShopFeatures.DEFAULT.hash(), Map.of("retrieve", RETRIEVAL));
  }
}
