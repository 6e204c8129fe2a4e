package dev.aisle.storage;

import dev.aisle.core.events.Event;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// A [SegmentLog] read with the decoding of its events spread over all cores: the reading thread
/// hands out chunks of records and takes the events back in the order of their offsets. At most a
/// few chunks are in memory.
///
/// @param hash of the shop, for the fingerprints of the event ids
record DecodedLog(SegmentLog records, SipHash hash) {
  private static final int CHUNK_BYTES = 1 << 18;
  private static final int AHEAD = 2 * Runtime.getRuntime().availableProcessors() + 1;

  /// One record of the log.
  ///
  /// @param bytes of the record in its segment
  /// @param fingerprint of the id of the event, or of the one that was erased
  /// @param event null for a tombstone
  record Decoded(long offset, int bytes, long fingerprint, @Nullable Event event) {}

  /// Takes the records, in order, in the thread that reads.
  @FunctionalInterface
  interface Reader {
    void read(Decoded decoded) throws IOException;
  }

  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  private record Raw(long offset, byte kind, byte[] payload) {}

  /// Reads the records from an offset (inclusive) to another (exclusive).
  ///
  /// @throws CorruptLogException where a record in that range is damaged or missing
  void read(long from, long to, Reader reader) throws IOException {
    Pipeline pipeline = new Pipeline(reader);
    records.read(from, to, pipeline::add);
    pipeline.finish();
  }

  private List<Decoded> decode(List<Raw> chunk) throws IOException {
    List<Decoded> decoded = new ArrayList<>(chunk.size());
    for (Raw raw : chunk) {
      int bytes = SegmentFormat.RECORD_HEADER + raw.payload.length;
      if (raw.kind == SegmentFormat.TOMBSTONE) {
        long fingerprint = ByteBuffer.wrap(raw.payload).getLong();
        decoded.add(new Decoded(raw.offset, bytes, fingerprint, null));
      } else {
        Event event = StoredEvents.decode(raw.offset, raw.payload);
        decoded.add(new Decoded(raw.offset, bytes, hash.of(event.id().value()), event));
      }
    }
    return decoded;
  }

  /// The chunks of one reading, in order.
  private final class Pipeline {
    private final Reader reader;
    private final Deque<FutureTask<List<Decoded>>> ahead = new ArrayDeque<>();
    private List<Raw> filling = new ArrayList<>();
    private int bytes;

    Pipeline(Reader reader) {
      this.reader = reader;
    }

    void add(long offset, byte kind, byte[] payload) throws IOException {
      filling.add(new Raw(offset, kind, payload));
      bytes += payload.length;
      if (bytes >= CHUNK_BYTES) {
        handOut();
        if (ahead.size() >= AHEAD) {
          takeBack();
        }
      }
    }

    void finish() throws IOException {
      handOut();
      while (!ahead.isEmpty()) {
        takeBack();
      }
    }

    private void handOut() {
      List<Raw> chunk = filling;
      FutureTask<List<Decoded>> task = new FutureTask<>(() -> decode(chunk));
      ForkJoinPool.commonPool().execute(task);
      ahead.add(task);
      filling = new ArrayList<>();
      bytes = 0;
    }

    private void takeBack() throws IOException {
      FutureTask<List<Decoded>> task = ahead.remove();
      task.run(); // here where no other thread has begun it
      for (Decoded decoded : decoded(task)) {
        reader.read(decoded);
      }
    }
  }

  private static List<Decoded> decoded(FutureTask<List<Decoded>> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the log was read");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException("the log was not decoded", e);
      }
    }
  }
}
