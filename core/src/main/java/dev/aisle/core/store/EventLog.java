package dev.aisle.core.store;

import dev.aisle.core.events.Event;
import java.io.IOException;

/// The append-only log of everything that happened. The offset of an event is its number since the
/// log began, from 0; it never changes, also where events before it were erased.
public interface EventLog {
  /// Called for each event in order.
  @FunctionalInterface
  interface Reader {
    void read(long offset, Event event);
  }

  /// The offset that the next event will get.
  long nextOffset();

  /// Reads the events from an offset (inclusive) to another (exclusive); erased ones are skipped.
  ///
  /// @throws IOException where a record that was once acknowledged can no longer be read
  void read(long from, long to, Reader reader) throws IOException;
}
