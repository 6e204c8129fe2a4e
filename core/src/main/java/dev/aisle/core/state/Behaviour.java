package dev.aisle.core.state;

import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.events.Interaction;
import java.time.Instant;

/// One entry of a behaviour sequence: what a shopper did with which item, and when.
public record Behaviour(ItemId item, Interaction.Kind kind, Instant time) {}
