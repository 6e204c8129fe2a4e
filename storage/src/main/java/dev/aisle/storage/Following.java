package dev.aisle.storage;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.EventId;
import dev.aisle.core.events.ItemChanged;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.EventLog;
import dev.aisle.core.store.LogFollower;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One follower of the log and how far it has come.
///
/// A follower that fails is left where it stands, is named in [#trouble] and is caught up when the
/// shop is opened again; the log and the other followers go on, since what was acknowledged is safe
/// on disk. Used by one thread at a time.
final class Following {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);

  private final LogFollower follower;
  private long next;
  private volatile @Nullable String trouble;

  Following(LogFollower follower) {
    this.follower = follower;
    this.next = follower.nextOffset();
  }

  String name() {
    return follower.name();
  }

  /// The offset of the next event that it has to be given.
  long next() {
    return next;
  }

  /// Everything before this offset is part of what it durably holds.
  long durableOffset() {
    return follower.nextOffset();
  }

  /// What is wrong with it, null where nothing is.
  @Nullable String trouble() {
    return trouble;
  }

  void apply(long offset, Event event) {
    if (trouble != null || offset < next) {
      return;
    }
    try {
      follower.apply(offset, event);
      next = offset + 1;
    } catch (RuntimeException e) {
      fail("could not take in the event at offset " + offset, e);
    }
  }

  /// Records that nothing is left to apply before an offset; erased events are never applied.
  void reached(long offset) {
    if (trouble == null) {
      next = Math.max(next, offset);
    }
  }

  void publish() {
    attempt("could not show its changes", follower::publish);
  }

  void checkpoint(long offset) {
    attempt(
        "could not save what it holds before offset " + offset, () -> follower.checkpoint(offset));
  }

  /// Makes it forget everything; it then needs the log from the beginning.
  void reset() throws IOException {
    follower.reset();
    next = follower.nextOffset();
    trouble = null;
  }

  /// Gives the items as they stood at an offset, for a follower whose events the log has dropped.
  void startFrom(long offset, List<Item> items) {
    for (Item item : items) {
      apply(offset - 1, new ItemChanged(new EventId("snapshot"), item.listedAt(), item));
      next = Math.min(next, offset - 1); // all of them come at the same offset
    }
    reached(offset);
  }

  /// Gives followers what they lack before the end of a log, in one pass.
  static void catchUp(List<Following> followers, EventLog log) throws IOException {
    long end = log.nextOffset();
    long from = followers.stream().mapToLong(Following::next).min().orElse(end);
    log.read(
        from, end, (offset, event) -> followers.forEach(follower -> follower.apply(offset, event)));
    for (Following follower : followers) {
      follower.reached(end);
      follower.publish();
    }
  }

  /// Makes it forget a shopper whose events were erased from the log, after a checkpoint at the
  /// log's end; [#next] says from where it has to be given the log again.
  void forget(ShopperId shopper, long end) throws IOException {
    checkpoint(end);
    if (trouble == null) {
      follower.forget(shopper);
      next = follower.nextOffset();
    } else {
      reset(); // what it holds is unknown
    }
  }

  void close() throws IOException {
    follower.close();
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private void attempt(String failure, Attempt attempt) {
    if (trouble != null) {
      return;
    }
    try {
      attempt.run();
    } catch (IOException | RuntimeException e) {
      fail(failure, e);
    }
  }

  private void fail(String failure, Exception cause) {
    trouble =
        name()
            + " "
            + failure
            + " ("
            + cause.getMessage()
            + "); it stands at offset "
            + next
            + " until the shop is opened again";
    LOG.error("{}", trouble, cause);
  }
}
