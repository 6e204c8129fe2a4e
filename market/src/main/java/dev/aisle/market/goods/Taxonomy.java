package dev.aisle.market.goods;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All categories that the market knows.
public final class Taxonomy {
  private static final List<Category> CATEGORIES =
      Stream.of(Wardrobe.drafts(), Household.drafts(), Living.drafts(), Devices.drafts())
          .flatMap(List::stream)
          .map(Draft::build)
          .toList();
  private static final Map<String, Category> BY_NAME = byName();

  private Taxonomy() {}

  /// Every narrowest category, in declared order.
  public static List<Category> categories() {
    return CATEGORIES;
  }

  /// @throws IllegalArgumentException where there is no such category
  public static Category category(String name) {
    Category category = BY_NAME.get(name);
    if (category == null) {
      throw new IllegalArgumentException("no category is called \"" + name + "\"");
    }
    return category;
  }

  private static Map<String, Category> byName() {
    Map<String, Category> byName = new TreeMap<>();
    for (Category category : CATEGORIES) {
      if (byName.put(category.name(), category) != null) {
        throw new IllegalStateException("two categories are called \"" + category.name() + "\"");
      }
    }
    return byName;
  }
}
