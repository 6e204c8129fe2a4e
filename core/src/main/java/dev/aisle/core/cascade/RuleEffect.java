package dev.aisle.core.cascade;

import dev.aisle.core.catalog.ItemId;

/// What one of the shop's rules did to an item.
///
/// @param effect `pinned to place 2`, `boosted by 3`, `buried`, `blocked`
public record RuleEffect(String rule, ItemId item, String effect) {}
