package dev.aisle.app.training;

import dev.aisle.app.wiring.MarketShop;
import dev.aisle.core.features.ShopFeatures;
import dev.aisle.learning.samples.LoggedPages;
import dev.aisle.learning.samples.ReplayOptions;
import dev.aisle.learning.training.TrainingJob;
import dev.aisle.market.Market;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.Worlds;
import dev.aisle.storage.LogSnapshot;
import java.io.IOException;
import java.nio.file.Path;

/// The pages of a tiny market's log.
final class TestPages {
  private TestPages() {}

  /// A training from the pages of 30 shoppers, in an empty folder.
  static TrainingJob job(Path dir) throws IOException {
    return job(dir, 30);
  }

  /// A training from the pages of so many shoppers, five each, in an empty folder.
  static TrainingJob job(Path dir, int shoppers) throws IOException {
    Market market =
        Market.planned(
            MarketConfig.of(100, 3),
            new MarketPlan(Worlds.named("position"), shoppers, 6, 100L * shoppers, 20, 3),
            true,
            "test");
    MarketShop.make(dir, market, false, (part, done, total) -> {});
    LoggedPages pages =
        LoggedPages.replay(
            LogSnapshot.of(dir), ShopFeatures.DEFAULT, ReplayOptions.TRAINING, (at, end) -> {});
    return new TrainingJob(
        pages, pages.catalogue(), pages.features(), 1, dir, false, TrainingJob.Watch.NONE);
  }
}
