package dev.aisle.market;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.pictures.MarketPictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Brings a market's catalogue into a shop: pictures below `catalog/pictures`, the truth below
/// `market`, and the items as events for whoever keeps the log.
///
/// A run that was cut off is resumed by running it again: pictures that are there are kept, and
/// events have the ids they had, so that the log ignores those it knows.
public final class MarketWriter {
  private static final int BATCH = 256;

  private MarketWriter() {}

  /// Writes the market, using all cores of the common pool.
  ///
  /// @param shop the shop's folder
  /// @param events takes the items in order, on the calling thread
  /// @param progress told how many items are done, now and then, on the calling thread
  /// @throws InvalidInputException where the folder holds another market or cannot be written
  public static void write(
      MarketCatalog catalog, Path shop, Consumer<ItemChanged> events, IntConsumer progress) {
    Path pictures = shop.resolve("catalog").resolve("pictures");
    try {
      MarketFolder.claim(shop, catalog.config());
      Files.createDirectories(pictures);
      for (int start = 0; start < catalog.size(); start += BATCH) {
        int end = Math.min(catalog.size(), start + BATCH);
        List<MarketItem> batch =
            IntStream.range(start, end)
                .parallel()
                .mapToObj(
                    number -> {
                      MarketItem item = catalog.item(number);
                      picture(item, pictures);
                      return item;
                    })
                .toList();
        batch.forEach(item -> events.accept(event(item)));
        progress.accept(end);
      }
      MarketFolder.writeTruth(shop, catalog);
    } catch (IOException e) {
      throw unwritable(shop, e);
    } catch (UncheckedIOException e) {
      throw unwritable(shop, e);
    }
  }

  /// The event by which an item enters the log; equal items have equal events.
  public static ItemChanged event(MarketItem item) {
    return new ItemChanged(
        new EventId("market-" + item.item().id()), item.item().listedAt(), item.item());
  }

  private static void picture(MarketItem item, Path pictures) {
    Path file = pictures.resolve(item.truth().id() + ".jpg");
    if (Files.exists(file)) {
      return;
    }
    try {
      MarketFolder.replace(file, MarketPictures.jpeg(item.truth()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvalidInputException unwritable(Path shop, Exception cause) {
    return new InvalidInputException(
        shop.toString(),
        "cannot be written (" + cause.getMessage() + ")",
        "Free space or give write access, then run the same command again: it goes on from there.",
        cause);
  }
}
