package dev.aisle.market.needs;

import dev.aisle.market.goods.Category;
import java.util.List;

/// How two categories are related. Costs a few comparisons, allocates nothing.
public enum Kinship {
  SAME,
  /// The item is made for the products that were asked for.
  ACCESSORY,
  /// The item is what the accessories that were asked for are made for.
  PRODUCT,
  /// Both hang from the same node of the category tree.
  SIBLING,
  NONE;

  /// @param asked category of the query
  /// @param found category of the item
  public static Kinship of(Category asked, Category found) {
    if (asked.name().equals(found.name())) {
      return SAME;
    }
    if (asked.name().equals(found.accessoryOf())) {
      return ACCESSORY;
    }
    if (found.name().equals(asked.accessoryOf())) {
      return PRODUCT;
    }
    return siblings(asked.path(), found.path()) ? SIBLING : NONE;
  }

  private static boolean siblings(List<String> asked, List<String> found) {
    if (asked.size() != found.size()) {
      return false;
    }
    for (int i = 0; i < asked.size() - 1; i++) {
      if (!asked.get(i).equals(found.get(i))) {
        return false;
      }
    }
    return true;
  }
}
