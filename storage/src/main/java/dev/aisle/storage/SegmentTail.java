package dev.aisle.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// Finds the end of the last segment at open and cuts what a crash left of an unfinished write.
///
/// Only the last batch of the last segment can be torn, since each batch is forced to disk before
/// the next is written. So broken bytes are cut only where nothing shows that they were once
/// acknowledged; otherwise they are damage, and the log refuses to open. Two things show it: a
/// whole record of a later batch further on, and a snapshot (`acknowledged`) that holds the record.
///
/// @param end bytes of the file that are whole
/// @param nextOffset the offset that the next record will get
record SegmentTail(long end, long nextOffset) {

  /// Scans a segment and cuts its torn end.
  ///
  /// @param acknowledged all offsets before this are known to have been on disk
  /// @param notices told what was cut
  /// @throws CorruptLogException where acknowledged records are damaged
  static SegmentTail recover(
      SegmentFiles files, Path file, long firstOffset, long acknowledged, Consumer<String> notices)
      throws IOException {
    try (SegmentReader reader = new SegmentReader(files, file, firstOffset)) {
      while (true) {
        switch (reader.next()) {
          case RECORD -> {}
          case END -> {
            return new SegmentTail(reader.position(), reader.expected());
          }
          case BROKEN -> {
            SegmentTail tail = new SegmentTail(reader.position(), reader.expected());
            if (tail.nextOffset < acknowledged || laterBatchFollows(file, tail)) {
              throw reader.corrupt();
            }
            cut(files, file, tail, reader.problem(), notices);
            return tail;
          }
        }
      }
    }
  }

  private static void cut(
      SegmentFiles files, Path file, SegmentTail tail, String problem, Consumer<String> notices)
      throws IOException {
    try (FileChannel channel = files.open(file, StandardOpenOption.WRITE)) {
      long torn = channel.size() - tail.end;
      channel.truncate(tail.end);
      channel.force(true);
      notices.accept(
          file
              + ": cut the last "
              + torn
              + " bytes, from byte "
              + tail.end
              + " on, which a crash left of an unfinished write ("
              + problem
              + "). They were never acknowledged; the next offset is "
              + tail.nextOffset
              + ".");
    }
  }

  /// Whether a whole record of a batch that began after the broken record lies behind it.
  private static boolean laterBatchFollows(Path file, SegmentTail tail) throws IOException {
    byte[] rest = from(file, tail.end);
    ByteBuffer buffer = ByteBuffer.wrap(rest);
    for (int at = 1; at + SegmentFormat.RECORD_HEADER <= rest.length; at++) {
      int length = buffer.getInt(at + 4);
      long offset = buffer.getLong(at + 8);
      long batch = offset - buffer.getInt(at + 16);
      if (batch > tail.nextOffset
          && offset - tail.nextOffset < rest.length
          && length >= 0
          && length <= rest.length - at - SegmentFormat.RECORD_HEADER
          && SegmentFormat.checksumMatches(rest, at, length)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] from(Path file, long position) throws IOException {
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(position);
      return in.readAllBytes();
    }
  }
}
