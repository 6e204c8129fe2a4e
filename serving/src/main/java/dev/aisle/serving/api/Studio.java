package dev.aisle.serving.api;

import dev.aisle.core.traffic.Traffic;
import org.jspecify.annotations.Nullable;

/// What the studio shows and controls.
///
/// @param traffic kept up to date by its owner
/// @param shoppers null where the shop is not a generated one: nobody knows what its shoppers want
/// @param models null where the server was given none
public record Studio(
    Traffic traffic, @Nullable BackgroundShoppers shoppers, @Nullable TrainedModels models) {}
