package dev.aisle.storage;

import dev.aisle.core.events.Event;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.LogFollower;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// The smallest follower with a durable form of its own, for [CrashCheck]: it counts the events and
/// sums a hash of each with its offset, so that a missing, doubled or moved event shows.
final class TallyFollower implements LogFollower {
  /// What was counted.
  record Tally(long events, long sum) {
    static final Tally NONE = new Tally(0, 0);

    Tally after(long offset, Event event) {
      return new Tally(events + 1, sum + (offset + 1) * 0x9e3779b97f4a7c15L + hash(event));
    }

    private static long hash(Event event) {
      return new SipHash(1, 2).of(event.id().value());
    }
  }

  private final Path file;
  private Tally tally = Tally.NONE;
  private long durable;

  /// @param file where it keeps what it holds
  TallyFollower(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      ByteBuffer stored = ByteBuffer.wrap(Files.readAllBytes(file));
      durable = stored.getLong();
      tally = new Tally(stored.getLong(), stored.getLong());
    }
  }

  Tally tally() {
    return tally;
  }

  @Override
  public String name() {
    return "tally";
  }

  @Override
  public long nextOffset() {
    return durable;
  }

  @Override
  public void apply(long offset, Event event) {
    tally = tally.after(offset, event);
  }

  @Override
  public void publish() {}

  @Override
  public void checkpoint(long nextOffset) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    ByteBuffer stored = ByteBuffer.allocate(24);
    stored.putLong(nextOffset).putLong(tally.events).putLong(tally.sum);
    DurableFiles.replace(SegmentFiles.DISK, file, stored.array());
    durable = nextOffset;
  }

  @Override
  public void reset() throws IOException {
    Files.deleteIfExists(file);
    tally = Tally.NONE;
    durable = 0;
  }

  @Override
  public void forget(ShopperId shopper) throws IOException {
    reset();
  }

  @Override
  public void close() {}
}
