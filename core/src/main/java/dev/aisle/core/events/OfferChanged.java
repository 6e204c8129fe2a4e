package dev.aisle.core.events;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.catalog.Offer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The price or stock of an item changed and nothing else. Ignored where the item is unknown.
public record OfferChanged(EventId id, Instant time, ItemId item, Offer offer) implements Event {
  public OfferChanged {
    time = time.truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public OfferChanged withId(EventId other) {
    return new OfferChanged(other, time, item, offer);
  }
}
