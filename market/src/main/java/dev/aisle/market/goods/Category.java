package dev.aisle.market.goods;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A narrowest category: what its items are called, look like, cost and have.
///
/// @param name unique, the canonical noun in the singular: `t-shirt`
/// @param path labels from department to this category: `[Clothing, Tops, T-Shirts]`
/// @param synonyms other nouns for it, singular
/// @param form the silhouette of its pictures
/// @param popularity weight of the category among the market's items
/// @param medianPrice in whole currency units, for a middle brand
/// @param priceSpread standard deviation of the logarithm of the price
/// @param attributes besides colour, pattern, material and finish, in order of importance
/// @param accessoryOf name of the category whose items this one is made for, null for products
/// @param occasions what sellers say it is good for: `running`, `the office`
public record Category(
    String name,
    Department department,
    List<String> path,
    List<String> synonyms,
    Form form,
    double popularity,
    double medianPrice,
    double priceSpread,
    Odds<Colour> colours,
    Odds<Pattern> patterns,
    Odds<Material> materials,
    List<Attribute> attributes,
    @Nullable String accessoryOf,
    List<String> occasions) {

  /// The canonical noun and its synonyms.
  public List<String> nouns() {
    List<String> nouns = new java.util.ArrayList<>(synonyms.size() + 1);
    nouns.add(name);
    nouns.addAll(synonyms);
    return List.copyOf(nouns);
  }

  /// The attribute of this name, or null where the schema has none.
  public @Nullable Attribute attribute(String attributeName) {
    for (Attribute attribute : attributes) {
      if (attribute.name().equals(attributeName)) {
        return attribute;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name;
  }
}
