package dev.aisle.app.config;

import org.jspecify.annotations.Nullable;

/// One merchandising rule as written: a condition (`query`, `category`, `brand`, `item`; all given
/// ones must hold) and one action.
///
/// @param query only for this query
/// @param category items below this category
/// @param brand items of this brand
/// @param item this item
/// @param pin the item to put at `position`
/// @param position 1-based, with `pin`
/// @param boost share of the page by which matching items move up, in `(0, 1]`
/// @param bury share of the page by which matching items move down, in `(0, 1]`
/// @param block whether matching items are left out
public record RuleSettings(
    @Nullable String query,
    @Nullable String category,
    @Nullable String brand,
    @Nullable String item,
    @Nullable String pin,
    @Nullable Integer position,
    @Nullable Double boost,
    @Nullable Double bury,
    @Nullable Boolean block) {}
