package dev.aisle.market.goods;

import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.ItemId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One thing on sale as it really is. Hidden from everything that is learned or served: pictures
/// are drawn from it, grades and behaviour of simulated shoppers follow it.
///
/// @param number its place in the market, from 0
/// @param attributes true values by name: `colour`, `pattern`, `material`, `finish` and those of
///     the category's schema
/// @param model name of the model, such as `Tavik V40`; null where the category has none
/// @param fits for accessories the model that it fits; null otherwise
/// @param style its design language
/// @param quality what owners experience, in `(0, 1)`
/// @param shapeSeed decides the proportions of its picture
/// @param listing what its seller states, hides and gets wrong
public record TrueItem(
    int number,
    ItemId id,
    Category category,
    Brand brand,
    Seller seller,
    Look look,
    Map<String, AttributeValue> attributes,
    @Nullable String model,
    @Nullable String fits,
    Style style,
    double quality,
    long shapeSeed,
    Listing listing) {
  public TrueItem {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /// The true value of an attribute.
  ///
  /// @throws IllegalArgumentException where the category has no such attribute
  public AttributeValue value(String attribute) {
    AttributeValue value = attributes.get(attribute);
    if (value == null) {
      throw new IllegalArgumentException(category + " has no attribute " + attribute);
    }
    return value;
  }

  /// The word of a true attribute, empty where the item has no such word.
  public String word(String attribute) {
    return attributes.get(attribute) instanceof AttributeValue.Text text
        ? text.values().getFirst()
        : "";
  }

  /// Whether a true property holds; false where the category does not have it.
  public boolean has(String property) {
    return attributes.get(property) instanceof AttributeValue.Flag flag && flag.value();
  }

  /// The number of a true quantity, or `otherwise` where the category does not have it.
  public double amount(String quantity, double otherwise) {
    return attributes.get(quantity) instanceof AttributeValue.Quantity measured
        ? measured.value()
        : otherwise;
  }

  /// What the seller states about an attribute: the truth, a wrong value, or null where it is
  /// hidden or unknown.
  public @Nullable AttributeValue stated(String attribute) {
    if (listing.hidden().contains(attribute)) {
      return null;
    }
    AttributeValue wrong = listing.misstated().get(attribute);
    return wrong != null ? wrong : attributes.get(attribute);
  }
}
