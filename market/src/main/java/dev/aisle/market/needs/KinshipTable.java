package dev.aisle.market.needs;

import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.Taxonomy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The kinship of every two categories of the taxonomy, by number: most pairs that are graded are
/// of different categories and end here.
final class KinshipTable {
  private static final Map<String, Integer> NUMBERS = numbers();
  private static final Kinship[][] KINSHIPS = kinships();

  private KinshipTable() {}

  /// The number of a category, from 0.
  ///
  /// @throws IllegalArgumentException where the taxonomy has no such category
  static int number(Category category) {
    Integer number = NUMBERS.get(category.name());
    if (number == null) {
      throw new IllegalArgumentException("the taxonomy has no category \"" + category + "\"");
    }
    return number;
  }

  /// As [Kinship#of], of numbered categories.
  static Kinship between(int asked, int found) {
    return KINSHIPS[asked][found];
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (Category category : Taxonomy.categories()) {
      numbers.put(category.name(), numbers.size());
    }
    return Map.copyOf(numbers);
  }

  private static Kinship[][] kinships() {
    List<Category> all = Taxonomy.categories();
    Kinship[][] table = new Kinship[all.size()][all.size()];
    for (int asked = 0; asked < all.size(); asked++) {
      for (int found = 0; found < all.size(); found++) {
        table[asked][found] = Kinship.of(all.get(asked), all.get(found));
      }
    }
    return table;
  }
}
