package dev.aisle.market.catalog;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.market.goods.Attribute;
import dev.aisle.market.goods.Category;
import dev.aisle.market.goods.Colour;
import dev.aisle.market.goods.Listing;
import dev.aisle.market.goods.Material;
import dev.aisle.market.goods.Pattern;
import dev.aisle.market.goods.Seller;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Decides what a seller states, hides and gets wrong about an item.
final class ListingHabits {
  private ListingHabits() {}

  /// @param omission how much is left out, over the usual: [MarketConfig#omission()]
  static Listing listing(
      Category category,
      Map<String, AttributeValue> truth,
      Seller seller,
      double omission,
      RandomGenerator random) {
    Set<String> inTitle = new TreeSet<>();
    Set<String> hidden = new TreeSet<>();
    Map<String, AttributeValue> misstated = new TreeMap<>();
    for (Map.Entry<String, AttributeValue> entry : truth.entrySet()) {
      String name = entry.getKey();
      if (random.nextDouble() < omission * seller.reticence()) {
        hidden.add(name);
        continue;
      }
      if (random.nextDouble() < seller.carelessness()) {
        AttributeValue wrong = wrong(category, name, entry.getValue(), random);
        if (!wrong.equals(entry.getValue())) {
          misstated.put(name, wrong);
        }
      }
      if (random.nextDouble() < titleRate(seller, name, omission)) {
        inTitle.add(name);
      }
    }
    return new Listing(inTitle, hidden, misstated);
  }

  /// Probability that the title states an attribute that is not hidden.
  private static double titleRate(Seller seller, String attribute, double omission) {
    double talkative =
        switch (seller.writing()) {
          case TERSE -> 0.3;
          case SLOPPY -> 0.5;
          case MARKETING -> 0.55;
          case CORRECT, SPEC_SHEET -> 0.75;
          case KEYWORDS -> 0.85;
        };
    double interest =
        switch (attribute) {
          case "colour" -> 1;
          case "pattern", "gender" -> 0.9;
          case "material", "size" -> 0.8;
          case "finish" -> 0.15;
          default -> 0.6;
        };
    double usual = talkative * interest;
    return omission == 1 ? usual : 1 - omission * (1 - usual); // to the last bit where it is 1
  }

  private static AttributeValue wrong(
      Category category, String name, AttributeValue value, RandomGenerator random) {
    if (!(value instanceof AttributeValue.Text text)) {
      return other(category, name, value, random);
    }
    String word = text.values().getFirst();
    return switch (name) {
      case "colour" ->
          new AttributeValue.Text(category.colours().pickOther(random, Colour.named(word)).label());
      case "pattern" ->
          new AttributeValue.Text(
              category.patterns().pickOther(random, Pattern.named(word)).label());
      case "material" ->
          new AttributeValue.Text(
              category.materials().pickOther(random, Material.named(word)).label());
      default -> other(category, name, value, random);
    };
  }

  private static AttributeValue other(
      Category category, String name, AttributeValue value, RandomGenerator random) {
    Attribute attribute = category.attribute(name);
    return attribute == null ? value : attribute.drawOther(random, value);
  }
}
