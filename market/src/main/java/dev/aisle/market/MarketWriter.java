package dev.aisle.market;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.market.catalog.MarketCatalog;
import dev.aisle.market.catalog.MarketItem;
import dev.aisle.market.pictures.MarketPictures;
import dev.aisle.market.simulation.MarketSimulation;
import dev.aisle.market.simulation.PageEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Brings a market into a shop: pictures below `catalog/pictures`, the truth below `market`, items
/// and the days of its shoppers as events for whoever keeps the log.
///
/// A run that was cut off at any point is finished by running it again, with the same outcome as a
/// run that was not: pictures that are there are kept, and events come in the same order with the
/// same ids, so that those the log has can be left out.
public final class MarketWriter {
  /// Events that are handed over together.
  public static final int BATCH = 2_000;

  private static final int DRAWN_TOGETHER = 256;

  private final Market market;
  private final Path shop;
  private final Progress progress;

  private MarketWriter(Market market, Path shop, Progress progress) {
    this.market = market;
    this.shop = shop;
    this.progress = progress;
  }

  /// What is being written.
  public enum Part {
    PICTURES,
    ITEMS,
    DAYS
  }

  /// Hears how far the writing is, now and then, on the calling thread.
  @FunctionalInterface
  public interface Progress {
    void at(Part part, long done, long total);
  }

  /// Writes the market, using all cores of the common pool; changes nothing where all of it is
  /// there already. Holds the events of two days in memory.
  ///
  /// @param shop the shop's folder
  /// @param pictures whether to draw them
  /// @param held how many of the market's events the log has: they are made again and left out
  /// @param events takes batches in order, on the calling thread; they are durable when it returns
  /// @throws InvalidInputException where the folder holds another market or cannot be written
  public static void write(
      Market market,
      Path shop,
      boolean pictures,
      long held,
      Consumer<List<Event>> events,
      Progress progress) {
    MarketWriter writer = new MarketWriter(market, shop, progress);
    try {
      Market there = MarketFolder.claim(shop, market);
      if (pictures) {
        writer.draw();
      }
      if (!there.complete()) {
        writer.writeEvents(new Batches(held, events));
        MarketFolder.complete(shop);
      }
    } catch (IOException e) {
      throw unwritable(shop, e);
    } catch (UncheckedIOException e) {
      throw unwritable(shop, e);
    }
  }

  /// The event by which an item enters the log; equal items have equal events.
  public static ItemChanged event(MarketItem item) {
    return PageEvents.listing(item);
  }

  /// Whether an event is one of a market's, by its id.
  public static boolean wrote(Event event) {
    return event.id().value().startsWith(PageEvents.PREFIX);
  }

  private void draw() throws IOException {
    MarketCatalog catalog = market.catalog();
    Path pictures = shop.resolve("catalog").resolve("pictures");
    Files.createDirectories(pictures);
    for (int start = 0; start < catalog.size(); start += DRAWN_TOGETHER) {
      int end = Math.min(catalog.size(), start + DRAWN_TOGETHER);
      IntStream.range(start, end)
          .parallel()
          .forEach(number -> picture(catalog.item(number), pictures));
      progress.at(Part.PICTURES, end, catalog.size());
    }
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

  private void writeEvents(Batches batches) throws IOException {
    if (market.logged()) {
      writeDays(batches);
    } else {
      writeItems(batches);
    }
    batches.flush();
    TruthFiles.items(shop, market.catalog());
  }

  /// The items alone, in the order in which they were listed.
  private void writeItems(Batches batches) {
    MarketCatalog catalog = market.catalog();
    List<ItemChanged> all =
        IntStream.range(0, catalog.size())
            .parallel()
            .mapToObj(number -> event(catalog.item(number)))
            .sorted(Comparator.comparing(ItemChanged::time))
            .toList();
    int done = 0;
    for (ItemChanged event : all) {
      batches.add(event);
      if (++done % BATCH == 0 || done == all.size()) {
        progress.at(Part.ITEMS, done, all.size());
      }
    }
  }

  private void writeDays(Batches batches) throws IOException {
    MarketSimulation simulation = new MarketSimulation(market.catalog(), market.plan());
    PageEvents events = new PageEvents(simulation);
    int atStart = simulation.atStart().size();
    int[] done = new int[1];
    events
        .atStart()
        .forEachOrdered(
            event -> {
              batches.add(event);
              if (++done[0] % BATCH == 0 || done[0] == atStart) {
                progress.at(Part.ITEMS, done[0], atStart);
              }
            });
    writeDays(simulation, events, batches);
    TruthFiles.queries(shop, events.queries());
    TruthFiles.shoppers(shop, simulation.population());
  }

  /// While a day is being kept, the next one is made.
  private void writeDays(MarketSimulation simulation, PageEvents events, Batches batches) {
    int days = market.plan().days();
    CompletableFuture<List<Event>> next = day(simulation, events);
    for (int day = 0; day < days; day++) {
      List<Event> today = joined(next);
      if (day + 1 < days) {
        next = day(simulation, events);
      }
      today.forEach(batches::add);
      progress.at(Part.DAYS, day + 1, days);
    }
    events.rest().forEach(batches::add);
  }

  private static CompletableFuture<List<Event>> day(
      MarketSimulation simulation, PageEvents events) {
    return CompletableFuture.supplyAsync(() -> events.of(simulation.next()));
  }

  private static List<Event> joined(CompletableFuture<List<Event>> day) {
    try {
      return day.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException bad ? bad : e;
    }
  }

  /// Events on their way, without those that are held. Batches end at the same events whether a
  /// run goes on from another or not.
  private static final class Batches {
    private final long held;
    private final Consumer<List<Event>> events;
    private List<Event> waiting = new ArrayList<>(BATCH);
    private long seen;

    Batches(long held, Consumer<List<Event>> events) {
      this.held = held;
      this.events = events;
    }

    void add(Event event) {
      if (seen++ >= held) {
        waiting.add(event);
      }
      if (seen % BATCH == 0) {
        flush();
      }
    }

    void flush() {
      if (!waiting.isEmpty()) {
        events.accept(waiting);
        waiting = new ArrayList<>(BATCH);
      }
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
