package dev.aisle.storage;

import dev.aisle.core.store.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The log of a shop's folder as it was when this was made, read without a lock: for trainings
/// beside a process that serves the shop. Nothing is written or repaired; events that are added
/// later are not in it, and what a crash left half-written at the end is passed over.
///
/// Immutable and safe for use by several threads.
public final class LogSnapshot implements EventLog {
  private final List<Path> segments;
  private final long nextOffset;

  private LogSnapshot(List<Path> segments, long nextOffset) {
    this.segments = List.copyOf(segments);
    this.nextOffset = nextOffset;
  }

  /// The log as it is now.
  ///
  /// @throws dev.aisle.core.InvalidInputException where the folder holds no shop
  /// @throws CorruptLogException where its last segment is no segment
  public static LogSnapshot of(Path shop) throws IOException {
    ShopFolder.check(shop, false);
    List<Path> segments = new ArrayList<>();
    try (var files = Files.list(shop.resolve("events"))) {
      files.filter(SegmentFormat::isSegment).sorted().forEach(segments::add);
    }
    if (!segments.isEmpty() && Files.size(segments.getLast()) <= SegmentFormat.FILE_HEADER) {
      segments.removeLast(); // just begun, or never finished
    }
    long end = 0;
    if (!segments.isEmpty()) {
      try (SegmentReader last = reader(segments.getLast())) {
        do {
          end = last.expected();
        } while (last.next() == SegmentReader.Next.RECORD);
      }
    }
    return new LogSnapshot(segments, end);
  }

  private static SegmentReader reader(Path segment) throws IOException {
    return new SegmentReader(SegmentFiles.DISK, segment, SegmentFormat.firstOffset(segment));
  }

  @Override
  public long nextOffset() {
    return nextOffset;
  }

  /// @throws IOException where the shop dropped or rewrote a segment since
  @Override
  public void read(long from, long to, Reader reader) throws IOException {
    long end = Math.min(to, nextOffset);
    for (int i = 0; i < segments.size(); i++) {
      long segmentEnd =
          i + 1 < segments.size() ? SegmentFormat.firstOffset(segments.get(i + 1)) : end;
      if (segmentEnd > from && SegmentFormat.firstOffset(segments.get(i)) < end) {
        read(segments.get(i), from, Math.min(end, segmentEnd), reader);
      }
    }
  }

  private static void read(Path segment, long from, long to, Reader reader) throws IOException {
    try (SegmentReader records = reader(segment)) {
      while (records.expected() < to) {
        records.require();
        if (records.offset() >= from && records.kind() == SegmentFormat.EVENT) {
          reader.read(records.offset(), StoredEvents.decode(records.offset(), records.payload()));
        }
      }
    } catch (NoSuchFileException e) {
      throw new IOException(
          segment + " was dropped by the shop while its log was read; run the command again", e);
    }
  }
}
