package dev.aisle.core.events;

import dev.aisle.core.catalog.Item;
import java.time.Instant;

/// An item is new, or anything about it changed; the whole item is given.
public record ItemChanged(EventId id, Instant time, Item item) implements Event {}
