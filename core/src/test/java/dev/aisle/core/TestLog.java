package dev.aisle.core;

import dev.aisle.core.events.Event;
import dev.aisle.core.store.EventLog;
import java.util.List;

/// A log in memory; an event's offset is its place in the list.
public record TestLog(List<? extends Event> events) implements EventLog {
  public TestLog {
    events = List.copyOf(events);
  }

  @Override
  public long nextOffset() {
    return events.size();
  }

  @Override
  public void read(long from, long to, Reader reader) {
    for (long offset = from; offset < Math.min(to, events.size()); offset++) {
      reader.read(offset, events.get((int) offset));
    }
  }
}
