package dev.aisle.learning.diversity;

import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureRequest;
import dev.aisle.core.features.FeatureSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The vectors of items in a set of columns, one behind the other; zeros where an item has none.
public final class ItemVectors {
  private final List<Column.ItemVector> vectors;
  private final FeatureSet columns;
  private final int width;

  /// Takes the vector columns of a set.
  public ItemVectors(FeatureSet features) {
    vectors =
        features.columns().stream()
            .filter(Column.ItemVector.class::isInstance)
            .map(Column.ItemVector.class::cast)
            .toList();
    columns = new FeatureSet(List.copyOf(vectors));
    width = vectors.stream().mapToInt(Column.Vectors::width).sum();
  }

  /// The columns of vectors alone.
  public FeatureSet columns() {
    return columns;
  }

  /// The vectors of items, null where the set has no column of vectors.
  public float @Nullable [][] of(FeatureRequest request, ShopView shop, List<Item> items) {
    return width == 0
        ? null
        : of(
            columns.features(
                request, shop.shopper(request.shopper()), shop::item, items, shop::statistics));
  }

  /// The vectors of a batch's rows, null where the set has no column of vectors.
  public float @Nullable [][] of(FeatureBatch batch) {
    if (width == 0) {
      return null;
    }
    float[][] joined = new float[batch.size()][width];
    int at = 0;
    for (Column.ItemVector column : vectors) {
      float[] @Nullable [] own = batch.vectors(column.name());
      for (int row = 0; row < joined.length; row++) {
        float[] vector = own[row];
        if (vector != null) {
          System.arraycopy(vector, 0, joined[row], at, column.width());
        }
      }
      at += column.width();
    }
    return joined;
  }
}
