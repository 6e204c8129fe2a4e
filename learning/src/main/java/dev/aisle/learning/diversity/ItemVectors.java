package dev.aisle.learning.diversity;

import dev.aisle.core.cascade.ShopView;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.features.Column;
import dev.aisle.core.features.FeatureBatch;
import dev.aisle.core.features.FeatureRequest;
import dev.aisle.core.features.FeatureSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The vectors of items in a set of columns, one behind the other.
public final class ItemVectors {
  private final FeatureSet columns;
  private final int width;

  /// Takes the vector columns of a set.
  public ItemVectors(FeatureSet features) {
    List<Column> vectors = features.columns().stream().filter(column -> width(column) > 0).toList();
    columns = new FeatureSet(vectors);
    width = vectors.stream().mapToInt(ItemVectors::width).sum();
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
    float[][] vectors = new float[batch.size()][width];
    int at = 0;
    for (Column column : columns.columns()) {
      int own = width(column);
      float[] numbers = batch.numbers(column.name());
      for (int row = 0; row < vectors.length; row++) {
        System.arraycopy(numbers, row * own, vectors[row], at, own);
      }
      at += own;
    }
    return vectors;
  }

  private static int width(Column column) {
    return switch (column) {
      case Column.TextVector vector -> vector.width();
      case Column.ImageVector vector -> vector.width();
      case Column.Categorical _, Column.Numeric _, Column.Sequence _ -> 0;
    };
  }
}
