package dev.aisle.storage;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.Shop.Erasure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Erases shoppers from a shop's folder. The intent is on disk before the first change and goes
/// last, so an erasure that a crash interrupts is finished by the next open.
///
/// Used by the thread that holds the writer's lock.
record ShopEraser(
    ShopFolder folder,
    ShopLimits limits,
    SegmentLog records,
    Checkpoints checkpoints,
    SegmentFiles files) {

  /// What is left after an erasure, and its certificate.
  record Erased(ShopContents contents, Erasure certificate) {}

  private record Intent(String shopper) {}

  /// The shopper whose erasure a crash interrupted, or null.
  @Nullable ShopperId interrupted() throws IOException {
    if (!Files.exists(intent())) {
      return null;
    }
    try {
      Intent found = new JsonMapper().readValue(Files.readAllBytes(intent()), Intent.class);
      return new ShopperId(found.shopper);
    } catch (JacksonException e) {
      throw new InvalidInputException(
          intent().toString(),
          "says which shopper is being erased but cannot be read (" + e.getOriginalMessage() + ")",
          "Remove the file and run `aisle forget` again.",
          e);
    }
  }

  /// What the log no longer tells: the oldest snapshot where the log does not begin at 0, or null.
  @Nullable Snapshot base() throws IOException {
    return records.firstOffset() == 0
        ? null
        : checkpoints.snapshots().loadOldest(limits.duplicateWindow());
  }

  Erased erase(ShopperId shopper, SeenEvents seen, List<Following> followers) throws IOException {
    checkpoints.settle();
    DurableFiles.replace(
        files, intent(), new JsonMapper().writeValueAsBytes(new Intent(shopper.value())));
    Snapshot base = base();
    ShopContents rebuilt = base == null ? new ShopContents(limits) : base.contents(limits);
    rebuilt.shoppers().remove(shopper);
    SortedMap<Long, byte[]> tombstones =
        rebuildWithout(shopper, rebuilt, base == null ? 0 : base.offset());
    int segments = tombstones.isEmpty() ? 0 : records.erase(tombstones);
    long end = records.nextOffset();
    checkpoints.save(Snapshot.of(end, rebuilt, seen), true);
    tell(followers, shopper, rebuilt);
    Files.delete(intent());
    DurableFiles.forceFolder(folder.state());
    return new Erased(
        rebuilt,
        new Erasure(tombstones.size(), segments, places(tombstones, segments, followers, base)));
  }

  /// Applies all events but the shopper's and returns the tombstones of those.
  private SortedMap<Long, byte[]> rebuildWithout(
      ShopperId shopper, ShopContents rebuilt, long rebuildFrom) throws IOException {
    SortedMap<Long, byte[]> tombstones = new TreeMap<>();
    new DecodedLog(records, folder.hash())
        .read(
            records.firstOffset(),
            records.nextOffset(),
            record -> {
              Event event = record.event();
              if (event != null && shopper.equals(event.shopper())) {
                tombstones.put(record.offset(), tombstone(record.fingerprint()));
              } else if (event != null && record.offset() >= rebuildFrom) {
                rebuilt.apply(record.offset(), event);
              }
            });
    return tombstones;
  }

  private static byte[] tombstone(long fingerprint) {
    return ByteBuffer.allocate(Long.BYTES).putLong(fingerprint).array();
  }

  private void tell(List<Following> followers, ShopperId shopper, ShopContents rebuilt)
      throws IOException {
    long end = records.nextOffset();
    for (Following follower : followers) {
      follower.forget(shopper, end);
      if (follower.next() < records.firstOffset()) {
        follower.startFrom(end, List.copyOf(rebuilt.items().values()));
      }
    }
    Following.catchUp(followers, new StoredEvents(records));
    followers.forEach(follower -> follower.checkpoint(end));
  }

  private List<String> places(
      SortedMap<Long, byte[]> tombstones,
      int segments,
      List<Following> followers,
      @Nullable Snapshot base) {
    List<String> places = new ArrayList<>();
    places.add(
        "events: "
            + tombstones.size()
            + " erased in "
            + segments
            + " of "
            + records.segments()
            + " segment files");
    places.add("state: the shopper's state and every snapshot that could hold it");
    places.add("statistics: rebuilt without the erased events");
    if (base != null) {
      places.add(
          "statistics: what the log no longer holds (before offset "
              + records.firstOffset()
              + ") stays in the items' counts, where no shopper can be told apart");
    }
    for (Following follower : followers) {
      places.add(follower.name() + ": told to forget the shopper");
    }
    return places;
  }

  private Path intent() {
    return folder.state().resolve("ERASING.json");
  }
}
