package dev.aisle.market.writing;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Colour;
import dev.aisle.market.goods.TrueItem;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How a title speaks about colour, pattern and material.
final class Looks {
  /// Names of the attributes that every item has.
  static final List<String> ATTRIBUTES = List.of("colour", "pattern", "material", "finish");

  private static final double SYNONYM = 0.15;

  private Looks() {}

  /// Such as `navy blue striped cotton`; empty where the title says nothing of the looks.
  static String phrase(TrueItem item, RandomGenerator random) {
    StringBuilder out = new StringBuilder();
    for (String attribute : ATTRIBUTES) {
      String word = stated(item, attribute);
      if (word == null || word.equals("solid")) {
        continue;
      }
      if (attribute.equals("colour") && random.nextDouble() < SYNONYM) {
        List<String> synonyms = Colour.named(word).synonyms();
        word = synonyms.get(random.nextInt(synonyms.size()));
      }
      out.append(out.isEmpty() ? "" : " ").append(word);
    }
    return out.toString();
  }

  private static @Nullable String stated(TrueItem item, String attribute) {
    return item.listing().inTitle().contains(attribute)
            && item.stated(attribute) instanceof AttributeValue.Text text
        ? text.values().getFirst()
        : null;
  }
}
