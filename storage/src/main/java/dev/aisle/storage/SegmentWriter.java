package dev.aisle.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Writes segment bytes to a channel through one reused buffer; forcing is up to the caller.
final class SegmentWriter {
  private final ByteBuffer chunk;
  private final FileChannel channel;

  /// @param chunk a buffer to fill and drain, of any size
  SegmentWriter(ByteBuffer chunk, FileChannel channel) {
    this.chunk = chunk.clear();
    this.channel = channel;
  }

  void fileHeader(long firstOffset) throws IOException {
    put(SegmentFormat.fileHeader(firstOffset).array());
  }

  void record(long offset, int place, byte kind, byte[] payload) throws IOException {
    put(SegmentFormat.recordHeader(offset, place, kind, payload));
    put(payload);
  }

  /// Hands everything to the channel.
  void flush() throws IOException {
    chunk.flip();
    while (chunk.hasRemaining()) {
      channel.write(chunk);
    }
    chunk.clear();
  }

  private void put(byte[] bytes) throws IOException {
    int from = 0;
    while (from < bytes.length) {
      if (!chunk.hasRemaining()) {
        flush();
      }
      int part = Math.min(chunk.remaining(), bytes.length - from);
      chunk.put(bytes, from, part);
      from += part;
    }
  }
}
