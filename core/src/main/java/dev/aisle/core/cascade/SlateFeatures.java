package dev.aisle.core.cascade;

import dev.aisle.core.catalog.Item;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureSet;
import java.util.ArrayList;
import java.util.List;

/// What a learned stage reads of a slate: the features of its candidates, as of now. This is the
/// one way by which a live request becomes model input; the replay of the log is the other caller
/// of [FeatureSet#features], and `aisle verify parity` compares the two.
///
/// @param candidates those that the catalogue still has, in the order of the slate; a row each
/// @param features their features
public record SlateFeatures(List<Candidate> candidates, FeatureBatch features) {
  public SlateFeatures {
    candidates = List.copyOf(candidates);
  }

  /// The features of a slate.
  public static SlateFeatures of(FeatureSet set, Request request, ShopView shop, Slate slate) {
    List<Candidate> known = new ArrayList<>(slate.size());
    List<Item> items = new ArrayList<>(slate.size());
    for (Candidate candidate : slate.candidates()) {
      Item item = shop.item(candidate.item());
      if (item != null) {
        known.add(candidate);
        items.add(item);
      }
    }
    return new SlateFeatures(
        known,
        set.features(
            request.forFeatures(),
            shop.shopper(request.shopper()),
            shop::item,
            items,
            shop::statistics));
  }
}
