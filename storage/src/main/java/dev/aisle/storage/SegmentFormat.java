package dev.aisle.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// How a segment file of the event log is laid out, big-endian throughout.
///
/// ```
/// file    magic "AISLELOG" (8)  version (4)  first offset (8)  CRC32C of these (4)  record*
/// record  CRC32C of all that follows in the record (4)  payload length (4)  offset (8)
///         place in its batch (4)  kind (1)  payload
/// ```
///
/// The place in the batch is 0 for the first record that one write and one force brought to disk.
/// A batch is written only when the one before is forced, so a whole record of a later batch
/// behind a broken one proves that the broken one was once acknowledged: see [SegmentTail].
final class SegmentFormat {
  /// The only version so far.
  static final int VERSION = 1;

  /// Bytes before the first record.
  static final int FILE_HEADER = 24;

  /// Bytes of a record before its payload.
  static final int RECORD_HEADER = 21;

  /// Bytes that one payload may have at most.
  static final int MAX_PAYLOAD = 16 << 20;

  /// A record whose payload is an event.
  static final byte EVENT = 1;

  /// A record whose event was erased; its payload is the fingerprint of the event's id (8 bytes).
  static final byte TOMBSTONE = 2;

  private static final long MAGIC =
      ByteBuffer.wrap("AISLELOG".getBytes(StandardCharsets.US_ASCII)).getLong();
  private static final String SUFFIX = ".seg";

  private SegmentFormat() {}

  /// The name of the segment that begins at an offset; names sort as offsets do.
  static String name(long firstOffset) {
    return String.format("%020d", firstOffset) + SUFFIX;
  }

  /// Whether a file is named like a segment.
  static boolean isSegment(Path file) {
    return String.valueOf(file.getFileName()).matches("\\d{20}\\.seg");
  }

  /// The offset in a segment's name.
  static long firstOffset(Path file) {
    return Long.parseLong(String.valueOf(file.getFileName()).substring(0, 20));
  }

  static ByteBuffer fileHeader(long firstOffset) {
    ByteBuffer header = ByteBuffer.allocate(FILE_HEADER);
    header.putLong(MAGIC).putInt(VERSION).putLong(firstOffset);
    header.putInt(crc(header.array(), 0, FILE_HEADER - 4));
    return header.flip();
  }

  /// What is wrong with the file header that `bytes` begin with, or null where nothing is.
  ///
  /// @param length bytes of the file that could be read
  static @Nullable String problemOf(byte[] bytes, int length, long firstOffset) {
    if (length < FILE_HEADER) {
      return "the file ends inside its header";
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (header.getLong(0) != MAGIC) {
      return "the file does not begin like a segment of an event log";
    }
    if (header.getInt(20) != crc(bytes, 0, FILE_HEADER - 4)) {
      return "the checksum of the file header does not match";
    }
    if (header.getInt(8) > VERSION) {
      return "the segment has format "
          + header.getInt(8)
          + ", this version of Aisle reads up to "
          + VERSION;
    }
    return header.getLong(12) == firstOffset
        ? null
        : "the segment begins at offset " + header.getLong(12) + " but its name says another";
  }

  /// The header of a record, its checksum included.
  static byte[] recordHeader(long offset, int place, byte kind, byte[] payload) {
    byte[] header = new byte[RECORD_HEADER];
    ByteBuffer buffer = ByteBuffer.wrap(header);
    buffer.putInt(0).putInt(payload.length).putLong(offset).putInt(place).put(kind);
    CRC32C crc = new CRC32C();
    crc.update(header, 4, RECORD_HEADER - 4);
    crc.update(payload);
    buffer.putInt(0, (int) crc.getValue());
    return header;
  }

  /// Whether the checksum of the record at `start` of `bytes` matches; the record must lie in
  /// `bytes` wholly.
  static boolean checksumMatches(byte[] bytes, int start, int payloadLength) {
    int stored = ByteBuffer.wrap(bytes).getInt(start);
    return stored == crc(bytes, start + 4, RECORD_HEADER - 4 + payloadLength);
  }

  private static int crc(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
