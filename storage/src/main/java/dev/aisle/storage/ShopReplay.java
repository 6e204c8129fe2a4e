package dev.aisle.storage;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Event;
import dev.aisle.core.store.LogFollower;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a shop knows after following its log to the end: from the last snapshot where there is one,
/// from the beginning otherwise.
///
/// @param replayedBytes bytes of events behind the snapshot
record ShopReplay(
    ShopContents contents, SeenEvents seen, List<Following> followers, long replayedBytes) {

  /// Rebuilds contents and brings the followers up to date, all in one pass over the log.
  ///
  /// @param notices told what was repaired, a line each
  static ShopReplay open(
      SegmentLog records,
      Snapshots snapshots,
      SipHash hash,
      ShopLimits limits,
      List<LogFollower> followers,
      Consumer<String> notices)
      throws IOException {
    long end = records.nextOffset();
    Snapshots.Entry live = snapshots.live();
    if (live != null && live.offset() > 0 && end == 0) {
      throw new InvalidInputException(
          "events",
          "the event log is empty, but a snapshot holds the events before offset " + live.offset(),
          "Restore the events folder from a backup; to begin anew, remove the state folder too.");
    }
    Snapshot snapshot = snapshots.load(end, limits.duplicateWindow(), notices);
    requireCompleteHistory(records, snapshot);
    List<Following> following = followers.stream().map(Following::new).toList();
    for (Following follower : following) {
      prepare(follower, records, snapshot, notices);
    }
    ShopReplay replay =
        new ShopReplay(
            snapshot == null ? new ShopContents(limits) : snapshot.contents(limits),
            snapshot == null ? new SeenEvents(limits.duplicateWindow()) : snapshot.seen(),
            following,
            0);
    return replay.to(end, snapshot == null ? 0 : snapshot.offset(), new DecodedLog(records, hash));
  }

  private static void requireCompleteHistory(SegmentLog records, @Nullable Snapshot snapshot) {
    long first = records.firstOffset();
    if (first > (snapshot == null ? 0 : snapshot.offset())) {
      throw new InvalidInputException(
          "events",
          "the log begins at offset "
              + first
              + " and no readable snapshot holds the events before it",
          "Restore the state folder, or the missing segments, from a backup.");
    }
  }

  /// Resets a follower that cannot go on from where it stands.
  private static void prepare(
      Following follower, SegmentLog records, @Nullable Snapshot snapshot, Consumer<String> notices)
      throws IOException {
    if (follower.next() > records.nextOffset()) {
      notices.accept(
          follower.name()
              + ": rebuilt, it held the events before offset "
              + follower.next()
              + " but the log ends at "
              + records.nextOffset()
              + "; the log seems to come from an older backup.");
      follower.reset();
    }
    if (follower.next() < records.firstOffset() && snapshot != null) {
      follower.reset();
      follower.startFrom(snapshot.offset(), snapshot.items());
    }
  }

  private ShopReplay to(long end, long contentsFrom, DecodedLog log) throws IOException {
    long from = contentsFrom;
    for (Following follower : followers) {
      from = Math.min(from, follower.next());
    }
    long[] bytes = {0};
    log.read(
        from,
        end,
        record -> {
          Event event = record.event();
          if (record.offset() >= contentsFrom) {
            bytes[0] += record.bytes();
            seen.add(record.fingerprint());
            if (event != null) {
              contents.apply(record.offset(), event);
            }
          }
          if (event != null) {
            followers.forEach(follower -> follower.apply(record.offset(), event));
          }
        });
    for (Following follower : followers) {
      follower.reached(end);
      follower.publish();
    }
    return new ShopReplay(contents, seen, followers, bytes[0]);
  }
}
