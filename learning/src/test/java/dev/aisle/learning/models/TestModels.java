package dev.aisle.learning.models;

import dev.aisle.core.TestLog;
import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureRequest;
import dev.aisle.core.features.FeatureSet;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.ShopperState;
import dev.aisle.learning.registry.ModelRegistry;
import dev.aisle.learning.registry.Provenance;
import dev.aisle.learning.registry.SavedModel;
import dev.aisle.learning.samples.LoggedPage;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.samples.ReplayProgress;
import dev.aisle.learning.samples.TestShop;
import dev.aisle.learning.samples.TimeSplit;
import dev.aisle.learning.training.TrainingJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Trainings of small shops, for tests of models.
public final class TestModels {
  private TestModels() {}

  /// The pages of those events of a shop that pass.
  public static LoggedPages replayed(TestShop shop, Predicate<Event> passes) {
    ReplayOptions options =
        ReplayOptions.DEFAULT
            .withOutcomeWindow(Duration.ofMinutes(5))
            .withSplit(new TimeSplit(0.2, 0.2));
    TestLog log = new TestLog(shop.events().stream().filter(passes).toList());
    try {
      return LoggedPages.replay(log, ShopFeatures.DEFAULT, options, ReplayProgress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A training in a folder, with seed 7.
  public static TrainingJob job(LoggedPages pages, Path folder) {
    return new TrainingJob(
        pages, pages.catalogue(), pages.features(), 7, folder, false, TrainingJob.Watch.NONE);
  }

  /// The model as it comes out of memory.
  public static SavedModel unsaved(Model model, Trained trained, LoggedPages pages) {
    return SavedModel.unsaved(model.name(), trained, new Provenance(pages.data(), 7));
  }

  /// The model as it comes back from disk.
  public static SavedModel reloaded(Model model, Trained trained, LoggedPages pages, Path folder)
      throws IOException {
    ModelRegistry registry =
        new ModelRegistry(folder, InstantSource.fixed(Instant.parse("2026-11-21T09:00:00Z")));
    registry.save(model.name(), trained, new Provenance(pages.data(), 7), null);
    return registry.load(model.name());
  }

  /// What a model may use of the shop of these pages.
  public static ServingParts parts(LoggedPages pages) {
    Map<ItemId, Item> catalogue = pages.catalogue();
    return new ServingParts(pages.features(), catalogue::get);
  }

  /// The features of some of a page's rows, of nobody in particular.
  public static FeatureBatch batch(LoggedPages pages, LoggedPage page, List<ItemId> items) {
    return features(pages.features(), page.request(), pages.catalogue(), items);
  }

  private static FeatureBatch features(
      FeatureSet set, FeatureRequest request, Map<ItemId, Item> catalogue, List<ItemId> items) {
    List<Item> found = items.stream().map(catalogue::get).toList();
    return set.features(
        request, ShopperState.INITIAL, catalogue::get, found, _ -> ItemStatistics.INITIAL);
  }

  /// A shop of these items in which one shopper did something.
  public static ShopView shop(Map<ItemId, Item> items, Map<ShopperId, ShopperState> shoppers) {
    Map<ItemId, Item> known = new HashMap<>(items);
    return new ShopView() {
      @Override
      public @Nullable Item item(ItemId id) {
        return known.get(id);
      }

      @Override
      public ShopperState shopper(ShopperId id) {
        return shoppers.getOrDefault(id, ShopperState.INITIAL);
      }

      @Override
      public ItemStatistics statistics(ItemId id) {
        return ItemStatistics.INITIAL;
      }
    };
  }
}
