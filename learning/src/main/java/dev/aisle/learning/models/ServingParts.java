package dev.aisle.learning.models;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.ItemId;
import dev.aisle.core.features.FeatureSet;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a model may use of the shop that it serves in.
///
/// @param features the shop's columns; a model that was trained on others is refused
/// @param catalogue the item of an id, null where it is gone
/// @param pictures the folder of the items' pictures, null where there is none
public record ServingParts(
    FeatureSet features, Function<ItemId, @Nullable Item> catalogue, @Nullable Path pictures) {
  /// The parts of a shop without pictures.
  public ServingParts(FeatureSet features, Function<ItemId, @Nullable Item> catalogue) {
    this(features, catalogue, null);
  }
}
