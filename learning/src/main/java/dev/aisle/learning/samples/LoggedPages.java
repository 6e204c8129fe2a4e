package dev.aisle.learning.samples;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.provenance.DataIdentity;
import dev.aisle.core.store.EventLog;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The pages of a log, in time order, split by time, and the catalogue at its end. Immutable.
public final class LoggedPages {
  private final FeatureSet features;
  private final Map<Split, List<LoggedPage>> pages = new EnumMap<>(Split.class);
  private final Map<ItemId, Item> catalogue;
  private final ReplaySummary summary;

  LoggedPages(
      FeatureSet features,
      Map<Split, List<LoggedPage>> pages,
      Map<ItemId, Item> catalogue,
      ReplaySummary summary) {
    this.features = features;
    this.catalogue = Map.copyOf(catalogue);
    this.summary = summary;
    for (Split split : Split.values()) {
      this.pages.put(split, List.copyOf(pages.getOrDefault(split, List.of())));
    }
  }

  /// Reads a log from its beginning, folds states, statistics and catalogue, and asks for the
  /// features of each page before the page is folded in.
  ///
  /// A page's features are those that serving computed for it, were nothing but the log known. The
  /// result is the same for the same log, features and options, on any number of threads.
  ///
  /// @throws dev.aisle.core.InvalidInputException where the log is empty or has no page to learn
  ///     from
  /// @throws IOException where the log cannot be read
  public static LoggedPages replay(
      EventLog log, FeatureSet features, ReplayOptions options, ReplayProgress progress)
      throws IOException {
    return new LogReplay(log, features, options, progress).run();
  }

  /// The pages of one part, in time order.
  public List<LoggedPage> of(Split split) {
    return pages.getOrDefault(split, List.of());
  }

  /// The same with some of its training pages alone; the other parts stay.
  public LoggedPages learningFrom(Predicate<LoggedPage> chosen) {
    Map<Split, List<LoggedPage>> kept = new EnumMap<>(pages);
    kept.put(Split.TRAIN, of(Split.TRAIN).stream().filter(chosen).toList());
    return new LoggedPages(features, kept, catalogue, summary.of(kept));
  }

  /// The columns of the pages' features.
  public FeatureSet features() {
    return features;
  }

  /// The events that the pages were made of.
  public DataIdentity data() {
    return summary.data();
  }

  /// The items as of the end of the log.
  public Map<ItemId, Item> catalogue() {
    return catalogue;
  }

  /// What the replay found and left out.
  public ReplaySummary summary() {
    return summary;
  }
}
