package dev.aisle.core.events;

import dev.aisle.core.catalog.Item;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// An item is new, or anything about it changed; the whole item is given.
public record ItemChanged(EventId id, Instant time, Item item) implements Event {
  public ItemChanged {
    time = time.truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public ItemChanged withId(EventId other) {
    return new ItemChanged(other, time, item);
  }
}
