package dev.aisle.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/// An append-only log of byte records in segment files of one folder; see [SegmentFormat].
///
/// One thread at a time may append, rewrite or drop; any number may read meanwhile. What
/// [#append] returned for is on disk.
final class SegmentLog implements Closeable {
  /// Called for each record in order.
  @FunctionalInterface
  interface RecordReader {
    void read(long offset, byte kind, byte[] payload) throws IOException;
  }

  /// A segment file; all but the last are complete.
  private record Segment(Path file, long firstOffset, long bytes) {}

  private final Path folder;
  private final SegmentFiles files;
  private final long segmentBytes;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(1 << 20);
  private volatile List<Segment> segments; // in order; the last is the one that is appended to
  private volatile long nextOffset;
  private FileChannel channel; // of the last segment
  private boolean dirtyTail; // bytes of a failed write may lie behind the last segment's end

  private SegmentLog(
      Path folder, SegmentFiles files, long segmentBytes, List<Segment> segments, long nextOffset)
      throws IOException {
    this.folder = folder;
    this.files = files;
    this.segmentBytes = segmentBytes;
    this.segments = List.copyOf(segments);
    this.nextOffset = nextOffset;
    this.channel = files.open(segments.getLast().file, StandardOpenOption.WRITE);
    channel.force(true); // what a killed process wrote may not be on disk yet
  }

  /// Opens the log of a folder, which must exist; an empty one begins at offset 0.
  ///
  /// @param segmentBytes a segment that has reached this size is followed by a new one
  /// @param acknowledged all offsets before this are known to have been on disk
  /// @param notices told what was repaired, a line each
  /// @throws CorruptLogException where acknowledged records are damaged
  static SegmentLog open(
      Path folder,
      SegmentFiles files,
      long segmentBytes,
      long acknowledged,
      Consumer<String> notices)
      throws IOException {
    DurableFiles.removeLeftovers(folder);
    List<Segment> segments = list(folder);
    if (!segments.isEmpty() && dropStillborn(files, segments.getLast(), acknowledged, notices)) {
      segments.removeLast();
    }
    if (segments.isEmpty()) {
      segments.add(create(folder, files, 0));
      return new SegmentLog(folder, files, segmentBytes, segments, 0);
    }
    Segment last = segments.removeLast();
    SegmentTail tail =
        SegmentTail.recover(files, last.file, last.firstOffset, acknowledged, notices);
    segments.add(new Segment(last.file, last.firstOffset, tail.end()));
    return new SegmentLog(folder, files, segmentBytes, segments, tail.nextOffset());
  }

  private static List<Segment> list(Path folder) throws IOException {
    List<Segment> segments = new ArrayList<>();
    try (var paths = Files.list(folder)) {
      for (Path file : paths.filter(SegmentFormat::isSegment).sorted().toList()) {
        segments.add(new Segment(file, SegmentFormat.firstOffset(file), Files.size(file)));
      }
    }
    return segments;
  }

  /// Removes a last segment that a crash interrupted before its header was on disk.
  private static boolean dropStillborn(
      SegmentFiles files, Segment last, long acknowledged, Consumer<String> notices)
      throws IOException {
    if (last.bytes > SegmentFormat.FILE_HEADER || last.firstOffset < acknowledged) {
      return false;
    }
    try (SegmentReader whole = new SegmentReader(files, last.file, last.firstOffset)) {
      return whole.next() != SegmentReader.Next.END; // a whole header and nothing else: keep it
    } catch (CorruptLogException e) {
      Files.delete(last.file);
      notices.accept(last.file + ": removed, a crash interrupted its creation; it held no events.");
      return true;
    }
  }

  private static Segment create(Path folder, SegmentFiles files, long firstOffset)
      throws IOException {
    Path file = folder.resolve(SegmentFormat.name(firstOffset));
    try (FileChannel created =
        files.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer header = SegmentFormat.fileHeader(firstOffset);
      while (header.hasRemaining()) {
        created.write(header);
      }
      created.force(true);
      DurableFiles.forceFolder(folder);
      return new Segment(file, firstOffset, SegmentFormat.FILE_HEADER);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /// The offset of the first record that is still kept.
  long firstOffset() {
    return segments.getFirst().firstOffset;
  }

  /// The offset that the next record will get.
  long nextOffset() {
    return nextOffset;
  }

  /// Bytes in all segments.
  long bytes() {
    return segments.stream().mapToLong(Segment::bytes).sum();
  }

  int segments() {
    return segments.size();
  }

  /// Appends events as one batch with one force; they are on disk when this returns.
  ///
  /// @throws IOException where they could not be written: none of them is in the log then, and what
  ///     was there before is unharmed
  void append(List<byte[]> payloads) throws IOException {
    if (payloads.isEmpty()) {
      return;
    }
    try {
      cutFailedWrite();
      long size = 0;
      for (byte[] payload : payloads) {
        size += SegmentFormat.RECORD_HEADER + payload.length;
      }
      Segment last = segments.getLast();
      if (last.bytes > SegmentFormat.FILE_HEADER && last.bytes + size > segmentBytes) {
        roll();
        last = segments.getLast();
      }
      long first = nextOffset;
      write(last, payloads);
      replaceLast(new Segment(last.file, last.firstOffset, last.bytes + size));
      nextOffset = first + payloads.size();
    } catch (IOException e) {
      IOException refusal =
          new IOException(
              "The event log in "
                  + folder
                  + " could not be written ("
                  + e.getMessage()
                  + "). Nothing of this batch was accepted; all before is safe and the shop can still"
                  + " be read. Free space on that disk or mend it, then send the batch again.",
              e);
      try {
        cutFailedWrite();
      } catch (IOException again) {
        refusal.addSuppressed(again); // tried once more before the next append
      }
      throw refusal;
    }
  }

  private void write(Segment last, List<byte[]> payloads) throws IOException {
    dirtyTail = true;
    channel.position(last.bytes);
    SegmentWriter writer = new SegmentWriter(chunk, channel);
    int place = 0;
    for (byte[] payload : payloads) {
      writer.record(nextOffset + place, place, SegmentFormat.EVENT, payload);
      place++;
    }
    writer.flush();
    channel.force(false);
    dirtyTail = false;
  }

  /// Cuts what a failed write may have left, so that a batch that was refused stays out of the log.
  private void cutFailedWrite() throws IOException {
    if (!dirtyTail) {
      return;
    }
    channel.close();
    channel = files.open(segments.getLast().file, StandardOpenOption.WRITE);
    channel.truncate(segments.getLast().bytes);
    channel.force(true);
    dirtyTail = false;
  }

  private void roll() throws IOException {
    Segment next = create(folder, files, nextOffset);
    FileChannel opened = files.open(next.file, StandardOpenOption.WRITE);
    channel.close();
    channel = opened;
    List<Segment> more = new ArrayList<>(segments);
    more.add(next);
    segments = List.copyOf(more);
  }

  private void replaceLast(Segment last) {
    List<Segment> changed = new ArrayList<>(segments);
    changed.set(changed.size() - 1, last);
    segments = List.copyOf(changed);
  }

  /// Reads the records from an offset (inclusive) to another (exclusive).
  ///
  /// @throws CorruptLogException where a record in that range is damaged or missing
  void read(long from, long to, RecordReader reader) throws IOException {
    long end = Math.min(to, nextOffset);
    List<Segment> all = segments;
    for (int i = 0; i < all.size(); i++) {
      Segment segment = all.get(i);
      long segmentEnd = i + 1 < all.size() ? all.get(i + 1).firstOffset : end;
      if (segment.firstOffset < end && segmentEnd > from) {
        read(segment, from, Math.min(end, segmentEnd), reader);
      }
    }
  }

  private void read(Segment segment, long from, long to, RecordReader reader) throws IOException {
    try (SegmentReader records = new SegmentReader(files, segment.file, segment.firstOffset)) {
      while (records.expected() < to) {
        records.require();
        if (records.offset() >= from) {
          reader.read(records.offset(), records.kind(), records.payload());
        }
      }
    }
  }

  /// Turns records into tombstones, keeping every offset: each segment that holds one is written
  /// aside without them, forced, and renamed into place. A crash leaves each segment wholly old or
  /// wholly new.
  ///
  /// @param tombstones the payload of the tombstone by offset
  /// @return segments that were rewritten
  int erase(SortedMap<Long, byte[]> tombstones) throws IOException {
    cutFailedWrite();
    List<Segment> all = new ArrayList<>(segments);
    int rewritten = 0;
    for (int i = 0; i < all.size(); i++) {
      Segment segment = all.get(i);
      boolean last = i + 1 == all.size();
      long end = last ? nextOffset : all.get(i + 1).firstOffset;
      SortedMap<Long, byte[]> inside = tombstones.subMap(segment.firstOffset, end);
      if (!inside.isEmpty()) {
        all.set(i, rewrite(segment, end, inside));
        segments = List.copyOf(all);
        rewritten++;
      }
    }
    channel.close();
    channel = files.open(segments.getLast().file, StandardOpenOption.WRITE);
    return rewritten;
  }

  private Segment rewrite(Segment segment, long end, SortedMap<Long, byte[]> tombstones)
      throws IOException {
    Path aside = DurableFiles.aside(segment.file);
    long bytes;
    try (SegmentReader records = new SegmentReader(files, segment.file, segment.firstOffset);
        FileChannel out =
            files.open(
                aside,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      SegmentWriter writer = new SegmentWriter(chunk, out);
      writer.fileHeader(segment.firstOffset);
      while (records.expected() < end) {
        records.require();
        byte[] tombstone = tombstones.get(records.offset());
        if (tombstone == null) {
          writer.record(records.offset(), records.place(), records.kind(), records.payload());
        } else {
          writer.record(records.offset(), records.place(), SegmentFormat.TOMBSTONE, tombstone);
        }
      }
      writer.flush();
      out.force(true);
      bytes = out.size();
    }
    DurableFiles.publish(aside, segment.file);
    return new Segment(segment.file, segment.firstOffset, bytes);
  }

  /// Removes whole segments, oldest first, until at most `keepBytes` are left or the next one has
  /// records from `needed` on.
  ///
  /// @return segments that were removed
  int dropOldest(long needed, long keepBytes) throws IOException {
    int dropped = 0;
    while (bytes() > keepBytes && segments.size() > 1 && segments.get(1).firstOffset <= needed) {
      Segment oldest = segments.getFirst();
      segments = segments.subList(1, segments.size());
      Files.delete(oldest.file);
      dropped++;
    }
    if (dropped > 0) {
      segments = List.copyOf(segments);
      DurableFiles.forceFolder(folder);
    }
    return dropped;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
