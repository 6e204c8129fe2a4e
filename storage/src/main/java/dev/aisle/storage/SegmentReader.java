package dev.aisle.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Reads the records of one segment file in order and checks each. Not thread-safe.
final class SegmentReader implements Closeable {
  /// What [#next] found.
  enum Next {
    /// A whole record, now current.
    RECORD,
    /// The file ends after the record before.
    END,
    /// Bytes that are no whole record; [SegmentReader#problem] says why.
    BROKEN
  }

  private final Path file;
  private final FileChannel channel;
  private byte[] buffer = new byte[1 << 18];
  private int start; // of the next record in the buffer
  private int filled;
  private long bufferPosition; // of buffer[0] in the file
  private long expected;
  private long position;
  private int place;
  private byte kind;
  private byte[] payload = new byte[0];
  private String problem = "";

  /// Opens a segment and checks its header.
  ///
  /// @throws CorruptLogException where the header is not one of the segment at `firstOffset`
  SegmentReader(SegmentFiles files, Path file, long firstOffset) throws IOException {
    this.file = file;
    this.channel = files.open(file, StandardOpenOption.READ);
    this.expected = firstOffset;
    fill(SegmentFormat.FILE_HEADER);
    String wrong = SegmentFormat.problemOf(buffer, filled, firstOffset);
    if (wrong != null) {
      channel.close();
      throw new CorruptLogException(file, 0, wrong);
    }
    start = SegmentFormat.FILE_HEADER;
    position = start;
  }

  /// Moves to the next record.
  Next next() throws IOException {
    position = bufferPosition + start;
    int available = fill(SegmentFormat.RECORD_HEADER);
    if (available == 0) {
      return Next.END;
    }
    if (available < SegmentFormat.RECORD_HEADER) {
      return broken("the file ends inside the header of a record");
    }
    ByteBuffer header = ByteBuffer.wrap(buffer, start, SegmentFormat.RECORD_HEADER);
    header.getInt();
    int length = header.getInt();
    if (length < 0 || length > SegmentFormat.MAX_PAYLOAD) {
      return broken("a record claims " + length + " bytes");
    }
    if (fill(SegmentFormat.RECORD_HEADER + length) < SegmentFormat.RECORD_HEADER + length) {
      return broken("the file ends inside a record");
    }
    if (!SegmentFormat.checksumMatches(buffer, start, length)) {
      return broken("the checksum of a record does not match");
    }
    header = ByteBuffer.wrap(buffer, start + 8, SegmentFormat.RECORD_HEADER - 8);
    long offset = header.getLong();
    if (offset != expected) {
      return broken("found offset " + offset + " where " + expected + " was expected");
    }
    place = header.getInt();
    kind = header.get();
    int from = start + SegmentFormat.RECORD_HEADER;
    payload = Arrays.copyOfRange(buffer, from, from + length);
    start = from + length;
    expected++;
    return Next.RECORD;
  }

  /// Moves to the next record, which must be there.
  void require() throws IOException {
    switch (next()) {
      case RECORD -> {}
      case BROKEN -> throw corrupt();
      case END -> {
        problem = "the segment ends before offset " + expected + ", which was stored";
        throw corrupt();
      }
    }
  }

  /// The offset of the current record.
  long offset() {
    return expected - 1;
  }

  /// The offset that the next record must have.
  long expected() {
    return expected;
  }

  /// Where the record that [#next] looked at last begins, in bytes from the start of the file.
  long position() {
    return position;
  }

  int place() {
    return place;
  }

  byte kind() {
    return kind;
  }

  byte[] payload() {
    return payload;
  }

  /// Why the last [#next] was broken.
  String problem() {
    return problem;
  }

  CorruptLogException corrupt() {
    return new CorruptLogException(file, position, problem);
  }

  private Next broken(String why) {
    problem = why;
    return Next.BROKEN;
  }

  /// Tries to have `wanted` bytes from [#start] on in the buffer and returns how many there are.
  private int fill(int wanted) throws IOException {
    if (filled - start < wanted) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      bufferPosition += start;
      filled -= start;
      start = 0;
      if (buffer.length < wanted) {
        buffer = Arrays.copyOf(buffer, Math.max(wanted, buffer.length * 2));
      }
      ByteBuffer rest = ByteBuffer.wrap(buffer, filled, buffer.length - filled);
      while (filled < wanted) {
        int read = channel.read(rest, bufferPosition + filled);
        if (read < 0) {
          break;
        }
        filled += read;
      }
    }
    return Math.min(wanted, filled - start);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
