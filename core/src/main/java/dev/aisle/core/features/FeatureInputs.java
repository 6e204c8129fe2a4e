package dev.aisle.core.features;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.state.ItemStatistics;
import dev.aisle.core.state.SceneStatistics;
import dev.aisle.core.state.ShopperState;

/// All that a column may look at for one candidate: the request, the folds as they were before it,
/// and the item.
///
/// @param interests what the shopper's history says, made once for all candidates of a request
/// @param statistics of the item
/// @param total the item's statistics over all scenes, made once for all columns
public record FeatureInputs(
    FeatureRequest request,
    ShopperState shopper,
    Interests interests,
    Item item,
    ItemStatistics statistics,
    SceneStatistics total) {}
