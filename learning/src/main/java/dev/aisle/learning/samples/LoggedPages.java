package dev.aisle.learning.samples;

import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.provenance.DataIdentity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The pages of a log, in time order, split by time.
public final class LoggedPages {
  private final FeatureSet features;
  private final DataIdentity data;
  private final Map<Split, List<LoggedPage>> pages = new EnumMap<>(Split.class);

  LoggedPages(FeatureSet features, DataIdentity data, Map<Split, List<LoggedPage>> pages) {
    this.features = features;
    this.data = data;
    for (Split split : Split.values()) {
      this.pages.put(split, List.copyOf(pages.getOrDefault(split, List.of())));
    }
  }

  /// The pages of one part, in time order.
  public List<LoggedPage> of(Split split) {
    return pages.getOrDefault(split, List.of());
  }

  /// The columns of the pages' features.
  public FeatureSet features() {
    return features;
  }

  /// The events that the pages were made of.
  public DataIdentity data() {
    return data;
  }
}
