package dev.aisle.app.wiring;

import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.store.Shop;
import dev.aisle.market.MarketCatalog;
import dev.aisle.market.MarketConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Fills a shop with the market's items.
public final class MarketShop {
  private static final int BATCH = 1_000;

  private MarketShop() {}

  /// Hears how many items are done.
  @FunctionalInterface
  public interface Progress {
    void at(long done, long total);
  }

  /// What was made.
  public record Made(int accepted, int pictures, double seconds) {}

  /// Ingests the generated items. Ids of events follow from seed and number, so that what is there
  /// already stays as it is.
  public static Made make(OpenShop open, int items, long seed, boolean pictures, Progress progress)
      throws IOException {
    long start = System.nanoTime();
    MarketCatalog catalog = MarketCatalog.generate(MarketConfig.of(items, seed));
    Shop shop = open.shop();
    int accepted = 0;
    for (int from = 0; from < items; from += BATCH) {
      List<Event> batch = new ArrayList<>(BATCH);
      for (int i = from; i < Math.min(items, from + BATCH); i++) {
        var item = catalog.item(i).item();
        batch.add(new ItemChanged(new EventId("market-" + seed + "-" + i), item.listedAt(), item));
      }
      accepted += shop.ingest(batch).accepted();
      progress.at(from + batch.size(), items);
    }
    return new Made(accepted, 0, (System.nanoTime() - start) / 1e9);
  }
}
