package dev.aisle.market.policies;

import dev.aisle.core.queries.Scene;
import dev.aisle.market.needs.Meaning;
import dev.aisle.market.needs.Yardstick;
import dev.aisle.market.shoppers.Visit;
import org.jspecify.annotations.Nullable;

/// A page is asked for: the visit knows what is truly wanted, `said` what the shop is told.
///
/// @param scene [Scene#SEARCH] or [Scene#FEED]
/// @param said what the query says; null in the feed
/// @param words the same, prepared; null in the feed
/// @param page of the visit, from 0
/// @param seed decides what is random about the answer
public record Ask(
    Visit visit,
    Scene scene,
    @Nullable Meaning said,
    @Nullable Yardstick words,
    int page,
    long seed) {}
