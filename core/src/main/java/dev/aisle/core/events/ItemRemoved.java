package dev.aisle.core.events;

import dev.aisle.core.catalog.ItemId;
import java.time.Instant;

/// The item left the catalogue.
public record ItemRemoved(EventId id, Instant time, ItemId item) implements Event {}
