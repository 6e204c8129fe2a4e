package dev.aisle.core.state;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Event;

/// What shoppers did with an item so far, a pure fold over the events that name it.
public record ItemStatistics(long events) {
  /// An item that nobody has seen.
  public static final ItemStatistics INITIAL = new ItemStatistics(0);

  /// The statistics of `item` after one more event that names it.
  public ItemStatistics after(ItemId item, Event event) {
    return new ItemStatistics(events + 1);
  }
}
