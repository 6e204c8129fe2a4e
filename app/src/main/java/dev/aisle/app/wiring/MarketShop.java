package dev.aisle.app.wiring;

import dev.aisle.app.config.ShopConfigFile;
import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Event;
import dev.aisle.core.provenance.CodeVersion;
import dev.aisle.core.store.EventLog;
import dev.aisle.market.Market;
import dev.aisle.market.MarketFolder;
import dev.aisle.market.MarketWriter;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketConfig;
import dev.aisle.market.simulation.MarketPlan;
import dev.aisle.market.worlds.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// Makes shops of markets.
public final class MarketShop {
  /// This program, as it signs the markets that it makes.
  public static final String PROGRAM = "Aisle " + CodeVersion.CURRENT;

  private static final int BATCH = 1_000;

  private MarketShop() {}

  /// What came of making a market.
  ///
  /// @param items in the shop
  /// @param events in its log
  /// @param accepted how many of them are new
  public record Made(int items, long events, long accepted) {}

  /// Makes the shop of a market in a folder, or finishes one that was cut off; what is there
  /// already stays as it is.
  ///
  /// @throws InvalidInputException where the folder holds another market or another shop, or where
  ///     disk or limits are too small; nothing is changed then
  public static Made make(Path dir, Market market, boolean pictures, MarketWriter.Progress progress)
      throws IOException {
    return make(dir, market, pictures, progress, MarketSize.FreeSpace.DISK);
  }

  static Made make(
      Path dir,
      Market market,
      boolean pictures,
      MarketWriter.Progress progress,
      MarketSize.FreeSpace space)
      throws IOException {
    Market there = MarketFolder.check(dir, market);
    if (there == null || !there.complete()) {
      MarketSize.of(market, pictures).check(dir, market, ShopConfigFile.read(dir), space);
    }
    try (OpenShop open = OpenShop.openOrCreate(dir)) {
      if (there == null && open.shop().log().nextOffset() > 0) {
        throw new InvalidInputException(
            dir.toString(),
            "is a shop that was not generated",
            "Give another folder: generated items and events do not mix with real ones.");
      }
      return write(open, market, pictures, progress);
    }
  }

  /// Fills an open shop with a market's items and nothing else.
  ///
  /// @param pictures whether to draw; without pictures the shop is not marked as a market, which is
  ///     for benches
  /// @param progress hears how many items are done
  /// @return items that were new
  /// @throws InvalidInputException where the folder holds another market
  public static int make(
      OpenShop open, int items, long seed, boolean pictures, IntConsumer progress)
      throws IOException {
    MarketConfig config = MarketConfig.of(items, seed);
    if (pictures) {
      MarketPlan plan = MarketPlan.of(Worlds.named(Worlds.names().getFirst()), 1, seed);
      Market market = Market.planned(config, plan, false, PROGRAM);
      return (int)
          write(open, market, true, (part, done, total) -> progress.accept((int) done)).accepted();
    }
    MarketCatalog catalog = MarketCatalog.generate(config);
    int accepted = 0;
    List<Event> batch = new ArrayList<>(BATCH);
    for (int i = 0; i < items; i++) {
      batch.add(MarketWriter.event(catalog.item(i)));
      if (batch.size() == BATCH || i == items - 1) {
        accepted += open.shop().ingest(batch).accepted();
        batch = new ArrayList<>(BATCH);
      }
      progress.accept(i + 1);
    }
    return accepted;
  }

  private static Made write(
      OpenShop open, Market market, boolean pictures, MarketWriter.Progress progress)
      throws IOException {
    long[] accepted = new long[1];
    try {
      MarketWriter.write(
          market,
          open.dir(),
          pictures,
          held(open),
          batch -> {
            try {
              accepted[0] += open.shop().ingest(batch).accepted();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          },
          progress);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Made(open.shop().itemCount(), open.shop().log().nextOffset(), accepted[0]);
  }

  /// How many of a market's events the log has. They come in a fixed order, so that these are the
  /// first; the log would know them again, but not after more than its window of duplicates.
  private static long held(OpenShop open) throws IOException {
    if (MarketFolder.exists(open.dir()) && MarketFolder.open(open.dir()).complete()) {
      return 0; // nothing will be made, so nothing need be counted
    }
    EventLog log = open.shop().log();
    long[] held = new long[1];
    log.read(0, log.nextOffset(), (offset, event) -> held[0] += MarketWriter.wrote(event) ? 1 : 0);
    return held[0];
  }
}
