package dev.aisle.core.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened, a fact of the append-only log.
///
/// An event with an id that the log already has is a duplicate and is ignored, so sending a batch
/// again after a lost answer is safe.
public sealed interface Event
    permits ItemChanged,
        ItemRemoved,
        OfferChanged,
        ShopperChanged,
        Impression,
        Interaction,
        Answer {
  /// Identifies the event for good.
  EventId id();

  /// When it happened, in the clock of whoever saw it; milliseconds count, finer does not.
  Instant time();

  /// The same fact under another id.
  Event withId(EventId id);

  /// Whose behaviour it is, null for events of the catalogue.
  default @Nullable ShopperId shopper() {
    return null;
  }
}
