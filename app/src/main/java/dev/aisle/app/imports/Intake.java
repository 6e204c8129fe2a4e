package dev.aisle.app.imports;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.Exposure;
import dev.aisle.core.events.Impression;
import dev.aisle.core.events.Interaction;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.RequestId;
import dev.aisle.core.queries.Scene;
import dev.aisle.core.store.Shop;
import dev.aisle.wire.EventJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Takes the events that a reader makes of a source: checks what a reader cannot know, batches
/// them into the shop and counts. One per run; for one thread.
final class Intake {
  /// The id of an event whose source gives none; its real one is then derived from what it says.
  static final EventId UNNAMED = new EventId("unnamed");

  private static final int BATCH = 1_000;
  private static final long BATCH_BYTES = 8L << 20;
  private static final int REMEMBERED = 200_000;
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

  private final String format;
  private final Shop shop;
  private final ImportOptions options;
  private final Runnable progressed;
  private final Instant latest;
  private final long started = System.nanoTime();

  private final List<Event> batch = new ArrayList<>(BATCH);
  private final Set<ItemId> itemsOfBatch = new HashSet<>();
  private long batchBytes;

  private final Map<ItemId, String> itemPlaces = new HashMap<>();
  private final Remembered<EventId, Said> said = new Remembered<>(REMEMBERED);
  private final Remembered<RequestId, Page> pages = new Remembered<>(REMEMBERED);
  private final Remembered<ItemId, Boolean> unknownItems = new Remembered<>(REMEMBERED);

  private long read;
  private long accepted;
  private long duplicates;
  private long rejected;
  private long doubtful;
  private long items;
  private long events;
  private long pictures;
  private final Map<String, Long> ignored = new TreeMap<>();
  private final List<ImportProblem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /// What an event id said, and where.
  private record Said(int hash, Place place) {}

  /// What a request showed.
  private record Page(Scene scene, Set<ItemId> items) {}

  /// @param progressed called after each batch
  Intake(String format, Shop shop, ImportOptions options, Runnable progressed) {
    this.format = format;
    this.shop = shop;
    this.options = options;
    this.progressed = progressed;
    this.latest = options.clock().instant().plus(CLOCKS_DIFFER_BY);
  }

  ImportLimits limits() {
    return options.limits();
  }

  /// Records read so far.
  long records() {
    return read;
  }

  /// One more record of so many bytes was read.
  void read(int bytes) {
    read++;
    batchBytes += bytes;
  }

  /// An item of a catalogue that has no events of its own. Its event's id follows from what the
  /// item says, so that only changed items are new when the catalogue is imported again.
  ///
  /// @throws InvalidInputException where the run had an item of this id that said something else
  void item(Place place, Item item) throws IOException {
    Event event = named(new ItemChanged(UNNAMED, item.listedAt(), item));
    String mark = event.id().value();
    String before = itemPlaces.putIfAbsent(item.id(), mark + "@" + place);
    if (before != null && !before.startsWith(mark + "@")) {
      throw new InvalidInputException(
          "item",
          "the id \""
              + item.id()
              + "\" was used by another item at "
              + before.substring(before.indexOf('@') + 1),
          "Give every item its own id; the first one was kept.");
    }
    event(place, event);
  }

  /// Whether the shop, or the batch on its way into it, has the item.
  boolean knows(ItemId item) {
    return itemsOfBatch.contains(item) || shop.item(item) != null;
  }

  /// Takes an event.
  ///
  /// @throws InvalidInputException where it cannot go in
  void event(Place place, Event given) throws IOException {
    checkTime(given);
    Event event = named(given);
    Said before = said.put(event.id(), new Said(event.hashCode(), place));
    if (before != null && before.hash() != event.hashCode()) {
      said.put(event.id(), before);
      throw new InvalidInputException(
          "id",
          "\"" + event.id() + "\" was used by another event at " + before.place(),
          "Give every event its own id; the first one was kept.");
    }
    switch (event) {
      case ItemChanged changed -> itemsOfBatch.add(changed.item().id());
      case Impression impression -> checkExposures(place, impression);
      case Interaction interaction -> checkInteraction(place, interaction);
      default -> {}
    }
    batch.add(onItsPage(event));
    if (event.shopper() == null) {
      items++;
    } else {
      events++;
    }
    if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
      flush();
    }
  }

  /// Logs of others do not repeat the scene of a page with each interaction; ours does.
  private Event onItsPage(Event event) {
    if (!(event instanceof Interaction interaction)
        || interaction.scene() != null
        || interaction.request() == null) {
      return event;
    }
    Page page = pages.get(interaction.request());
    return page == null ? event : Imported.on(page.scene(), interaction);
  }

  /// Gives an event without an id one that follows from what it says, and makes sure that the log
  /// can write it: a text with half of a surrogate pair must not fail the whole batch.
  private Event named(Event event) {
    byte[] json = EventJson.write(event);
    return event.id().equals(UNNAMED)
        ? event.withId(new EventId(format + ":" + ContentHash.of(json)))
        : event;
  }

  private void checkTime(Event event) {
    Instant time = event.time();
    long millis = time.toEpochMilli();
    if (time.isBefore(EARLIEST) && !(event instanceof ItemChanged)) {
      boolean seconds = millis > EARLIEST.getEpochSecond() && millis < latest.getEpochSecond();
      throw new InvalidInputException(
          "time",
          "is " + time + (seconds ? ": " + millis + " looks like seconds, not milliseconds" : ""),
          seconds
              ? "Multiply the timestamps by 1000."
              : "Send milliseconds since 1970, or an ISO 8601 time.");
    }
    if (time.isAfter(latest)) {
      long asMicros = millis / 1000;
      boolean micros = asMicros > EARLIEST.toEpochMilli() && asMicros < latest.toEpochMilli();
      throw new InvalidInputException(
          "time",
          "is " + time + ", in the future" + (micros ? "; it looks like microseconds" : ""),
          micros
              ? "Divide the timestamps by 1000."
              : "Check the clock and the time zone of the machine that wrote it.");
    }
  }

  private void checkExposures(Place place, Impression impression) {
    Set<ItemId> exposed =
        impression.exposures().stream().map(Exposure::item).collect(Collectors.toSet());
    Page before = pages.get(impression.request());
    if (before != null) {
      exposed.addAll(before.items());
    }
    pages.put(impression.request(), new Page(impression.scene(), exposed));
    for (Exposure exposure : impression.exposures()) {
      doubtUnknown(place, exposure.item());
    }
  }

  private void checkInteraction(Place place, Interaction interaction) {
    doubtUnknown(place, interaction.item());
    Page page = interaction.request() == null ? null : pages.get(interaction.request());
    if (page != null && !page.items().contains(interaction.item())) {
      doubt(
          place,
          "a "
              + interaction.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
              + " on item \""
              + interaction.item()
              + "\", which request \""
              + interaction.request()
              + "\" did not show",
          "Check how the export joins clicks to pages; the event was kept.");
    }
  }

  private void doubtUnknown(Place place, ItemId item) {
    if (!knows(item) && unknownItems.put(item, true) == null) {
      doubt(
          place,
          "names item \"" + item + "\", which the catalogue does not have",
          "Import the catalogue too; the event was kept.");
    }
  }

  /// Counts and lists a record that cannot go in.
  ///
  /// @throws InvalidInputException the same, in a strict run
  void reject(InvalidInputException problem) {
    rejected++;
    keep(ImportProblem.rejected(problem));
    if (options.strict()) {
      throw problem;
    }
  }

  /// Counts and lists a record that goes in although something about it is odd.
  ///
  /// @throws InvalidInputException in a strict run; [Records] adds the place
  void doubt(Place place, String problem, String remedy) {
    if (options.strict()) {
      throw new InvalidInputException("", problem, remedy);
    }
    doubtful++;
    keep(new ImportProblem(place.toString(), problem, remedy, true));
  }

  private void keep(ImportProblem problem) {
    if (problems.size() < options.problemsKept()) {
      problems.add(problem);
    }
  }

  /// Counts a record that is fine but says nothing that a shop keeps.
  void ignore(String reason) {
    String counted =
        ignored.size() < 1_000 || ignored.containsKey(reason) ? reason : "other reasons";
    ignored.merge(counted, 1L, Long::sum);
  }

  /// Tells the user something about the data.
  void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  /// One more picture was written.
  void pictureWritten() {
    pictures++;
  }

  /// Hands what is left of the batch to the shop.
  void flush() throws IOException {
    List<Event> whole = List.copyOf(batch);
    batch.clear();
    itemsOfBatch.clear();
    batchBytes = 0;
    if (!whole.isEmpty()) {
      Shop.Ingested ingested;
      try {
        ingested = shop.ingest(whole);
      } catch (InvalidInputException e) {
        throw new IOException("the shop refused events that were checked before", e);
      }
      accepted += ingested.accepted();
      duplicates += ingested.duplicates();
    }
    progressed.run();
  }

  ImportSummary summary() {
    return new ImportSummary(
        format,
        read,
        accepted,
        duplicates,
        rejected,
        doubtful,
        ignored,
        problems,
        items,
        events,
        pictures,
        notes,
        Duration.ofNanos(System.nanoTime() - started));
  }

  /// What was seen lately: a map that forgets its eldest entries.
  private static final class Remembered<K, V> extends java.util.LinkedHashMap<K, V> {
    private final transient int capacity;

    Remembered(int capacity) {
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > capacity;
    }
  }
}
