/// How a request, a shopper and an item become model input: one function for training and serving,
/// [dev.aisle.core.features.FeatureSet#features], over columns that are declared once.
///
/// Read [dev.aisle.core.features.FeatureSet] first, then the columns of every shop in
/// [dev.aisle.core.features.ShopFeatures]:
/// ```java
/// FeatureSet set = ShopFeatures.DEFAULT.with(new Column.TextVector("title", 64, "e5@1", titles));
/// FeatureBatch batch = set.features(request, shopper, catalog, candidates, statistics);
/// float[] prices = batch.numbers("price");
/// ```
@NullMarked
package dev.aisle.core.features;

import org.jspecify.annotations.NullMarked;
