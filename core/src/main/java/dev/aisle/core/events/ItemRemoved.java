package dev.aisle.core.events;

import dev.aisle.core.catalog.ItemId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The item left the catalogue.
public record ItemRemoved(EventId id, Instant time, ItemId item) implements Event {
  public ItemRemoved {
    time = time.truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public ItemRemoved withId(EventId other) {
    return new ItemRemoved(other, time, item);
  }
}
