package dev.aisle.market.writing;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.Colour;
import dev.aisle.market.goods.Pattern;
import dev.aisle.market.goods.TrueItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Writes simple queries by which a shopper could look for an item.
public final class QueryWriter {
  private static final double MISSPELT = 0.06;

  private QueryWriter() {}

  /// A query of one to about six words for an item like this one: its noun or a synonym, mostly
  /// with
  /// colour, brand, an attribute or a word about the price; some are misspelt.
  public static String query(TrueItem item, RandomGenerator random) {
    List<String> words = new ArrayList<>();
    List<String> nouns = item.category().nouns();
    String noun = nouns.get(random.nextDouble() < 0.7 ? 0 : random.nextInt(nouns.size()));
    if (random.nextDouble() < 0.08) {
      words.add(random.nextBoolean() ? "cheap" : "luxury");
    }
    if (random.nextDouble() < 0.2) {
      words.add(item.brand().name());
    }
    if (random.nextDouble() < 0.45) {
      words.add(colour(item.look().colour(), random));
    }
    if (random.nextDouble() < 0.2 && item.look().pattern() != Pattern.SOLID) {
      words.add(item.look().pattern().label());
    }
    if (random.nextDouble() < 0.15) {
      words.add(item.look().material().label());
    }
    words.add(noun);
    if (random.nextDouble() < 0.3) {
      words.add(attribute(item, random));
    }
    if (item.fits() != null && random.nextDouble() < 0.5) {
      words.add("for " + item.fits());
    }
    String query = String.join(" ", words).strip().toLowerCase(Locale.ROOT);
    return Misspelling.sprinkle(query, MISSPELT, random);
  }

  private static String colour(Colour colour, RandomGenerator random) {
    List<String> synonyms = colour.synonyms();
    return random.nextDouble() < 0.8
        ? colour.label()
        : synonyms.get(random.nextInt(synonyms.size()));
  }

  private static String attribute(TrueItem item, RandomGenerator random) {
    List<Attribute> attributes = item.category().attributes();
    if (attributes.isEmpty()) {
      return "";
    }
    Attribute attribute = attributes.get(random.nextInt(attributes.size()));
    AttributeValue value = item.attributes().get(attribute.name());
    return value == null ? "" : attribute.phrase(value);
  }
}
