package dev.aisle.app.wiring;

import dev.aisle.core.events.Event;
import dev.aisle.market.MarketWriter;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// Fills a shop with the market's items.
public final class MarketShop {
  private static final int BATCH = 1_000;

  private MarketShop() {}

  /// Makes the market in a shop: items through its log, pictures and truth into its folder. What is
  /// there already stays as it is.
  ///
  /// @param pictures whether to draw; without pictures no truth is written either, which is for
  ///     benches
  /// @param progress hears how many items are done
  /// @return items that were new
  /// @throws dev.aisle.core.InvalidInputException where the folder holds another market
  public static int make(
      OpenShop open, int items, long seed, boolean pictures, IntConsumer progress)
      throws IOException {
    MarketCatalog catalog = MarketCatalog.generate(MarketConfig.of(items, seed));
    Batches batches = new Batches(open);
    try {
      if (pictures) {
        MarketWriter.write(catalog, open.dir(), batches::add, progress);
      } else {
        for (int i = 0; i < items; i++) {
          batches.add(MarketWriter.event(catalog.item(i)));
          progress.accept(i + 1);
        }
      }
      batches.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return batches.accepted;
  }

  private static final class Batches {
    private final OpenShop open;
    private final List<Event> waiting = new ArrayList<>(BATCH);
    private int accepted;

    Batches(OpenShop open) {
      this.open = open;
    }

    void add(Event event) {
      waiting.add(event);
      if (waiting.size() == BATCH) {
        flush();
      }
    }

    void flush() {
      try {
        accepted += open.shop().ingest(waiting).accepted();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      waiting.clear();
    }
  }
}
