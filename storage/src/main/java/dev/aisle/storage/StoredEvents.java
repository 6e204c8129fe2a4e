package dev.aisle.storage;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.events.Event;
import dev.aisle.core.store.EventLog;
import dev.aisle.wire.EventJson;
import java.io.IOException;

/// The records of a [SegmentLog] as events; tombstones are skipped.
record StoredEvents(SegmentLog records) implements EventLog {
  @Override
  public long nextOffset() {
    return records.nextOffset();
  }

  @Override
  public void read(long from, long to, Reader reader) throws IOException {
    records.read(
        from,
        to,
        (offset, kind, payload) -> {
          if (kind == SegmentFormat.EVENT) {
            reader.read(offset, decode(offset, payload));
          }
        });
  }

  static Event decode(long offset, byte[] payload) throws IOException {
    try {
      return EventJson.read(payload);
    } catch (InvalidInputException e) {
      throw new IOException(
          "the event at offset "
              + offset
              + " is whole but cannot be read by this version of Aisle ("
              + e.getMessage()
              + "); open the shop with the version that wrote it",
          e);
    }
  }
}
