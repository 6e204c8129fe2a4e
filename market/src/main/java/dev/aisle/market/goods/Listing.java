package dev.aisle.market.goods;

import dev.aisle.core.catalog.AttributeValue;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the seller's text does with the truth. An attribute that is in none of the three sets is
/// only in the structured attributes or the description.
///
/// @param inTitle attributes that the title states
/// @param hidden attributes that no text and no structured attribute states
/// @param misstated what is stated instead of the truth, by attribute
public record Listing(
    Set<String> inTitle, Set<String> hidden, Map<String, AttributeValue> misstated) {
  public Listing {
    inTitle = Collections.unmodifiableSet(new TreeSet<>(inTitle));
    hidden = Collections.unmodifiableSet(new TreeSet<>(hidden));
    misstated = Collections.unmodifiableMap(new TreeMap<>(misstated));
  }
}
