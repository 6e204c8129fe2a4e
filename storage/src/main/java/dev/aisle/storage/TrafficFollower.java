package dev.aisle.storage;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Event;
import dev.aisle.core.events.ShopperId;
import dev.aisle.core.store.LogFollower;
import dev.aisle.core.traffic.Traffic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps [Traffic] beside the log, in one small file that every checkpoint replaces: opening a shop
/// replays what came after the last one. A shop that has no such file yet is read once from the
/// beginning.
///
/// Traffic cannot single a shopper out, so an erasure reads the whole log again. Where the log no
/// longer has its oldest events, their pages are gone from the traffic too then.
public final class TrafficFollower implements LogFollower {
  private static final Logger LOG = LoggerFactory.getLogger(TrafficFollower.class);
  private static final int HEADER = Long.BYTES + Integer.BYTES; // offset and checksum

  private final Path file;
  private final InstantSource clock;
  private final Traffic traffic;
  private long durable;

  private TrafficFollower(Path file, InstantSource clock, Traffic traffic, long durable) {
    this.file = file;
    this.clock = clock;
    this.traffic = traffic;
    this.durable = durable;
  }

  /// Opens the traffic of a file, or none where the file is missing, damaged or of another version.
  ///
  /// @param clock says which events lie ahead of now, see [Traffic#AHEAD]
  public static TrafficFollower open(Path file, InstantSource clock) throws IOException {
    if (!Files.exists(file)) {
      return new TrafficFollower(file, clock, new Traffic(), 0);
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      return new TrafficFollower(file, clock, Traffic.fromBytes(checked(bytes)), offset(bytes));
    } catch (InvalidInputException e) {
      LOG.warn("{}: {}; it is read from the log again", file, e.problem());
      return new TrafficFollower(file, clock, new Traffic(), 0);
    }
  }

  private static long offset(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  private static byte[] checked(byte[] bytes) {
    if (bytes.length < HEADER || ByteBuffer.wrap(bytes).getInt(Long.BYTES) != checksum(bytes)) {
      throw new InvalidInputException(
          "traffic", "has another checksum than it was written with", "Rebuild it from the log.");
    }
    byte[] content = new byte[bytes.length - HEADER];
    System.arraycopy(bytes, HEADER, content, 0, content.length);
    return content;
  }

  private static int checksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, Long.BYTES);
    sum.update(bytes, HEADER, bytes.length - HEADER);
    return (int) sum.getValue();
  }

  /// What was counted; safe for use by several threads while the shop is open.
  public Traffic traffic() {
    return traffic;
  }

  @Override
  public String name() {
    return "traffic";
  }

  @Override
  public long nextOffset() {
    return durable;
  }

  @Override
  public void apply(long offset, Event event) {
    traffic.add(event, clock.instant());
  }

  /// Does nothing: what was applied is visible at once.
  @Override
  public void publish() {}

  @Override
  public void checkpoint(long nextOffset) throws IOException {
    byte[] content = traffic.toBytes();
    ByteBuffer stored = ByteBuffer.allocate(HEADER + content.length);
    stored.putLong(nextOffset).putInt(0).put(content);
    stored.putInt(Long.BYTES, checksum(stored.array()));
    Files.createDirectories(file.resolveSibling(""));
    DurableFiles.replace(SegmentFiles.DISK, file, stored.array());
    durable = nextOffset;
  }

  @Override
  public void reset() throws IOException {
    durable = 0;
    traffic.clear();
    if (Files.deleteIfExists(file)) {
      DurableFiles.forceFolder(file.toAbsolutePath().resolveSibling(""));
    }
  }

  @Override
  public void forget(ShopperId shopper) throws IOException {
    reset();
  }

  @Override
  public void close() {}
}
