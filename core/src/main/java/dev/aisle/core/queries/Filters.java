package dev.aisle.core.queries;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.catalog.AttributeValue;
import dev.aisle.core.catalog.Item;
import dev.aisle.core.catalog.Money;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What an item must satisfy to be shown. Values within one field are alternatives, fields combine
/// with *and*. All sets are sorted, so equal filters print equally.
///
/// Throws [dev.aisle.core.InvalidInputException] where the lower price is above the upper.
///
/// @param categories any element of an item's category path; empty accepts all
/// @param brands accepted brands; empty accepts all
/// @param minPrice inclusive, null without a lower bound
/// @param maxPrice inclusive, null without an upper bound
/// @param attributes accepted values by attribute name (text values, or `true`/`false` of flags)
/// @param inStockOnly whether sold-out items are left out
public record Filters(
    Set<String> categories,
    Set<String> brands,
    @Nullable Money minPrice,
    @Nullable Money maxPrice,
    Map<String, Set<String>> attributes,
    boolean inStockOnly) {

  /// Accepts every item.
  public static final Filters NONE = new Filters(Set.of(), Set.of(), null, null, Map.of(), false);

  public Filters {
    categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    brands = Collections.unmodifiableSortedSet(new TreeSet<>(brands));
    SortedMap<String, Set<String>> sorted = new TreeMap<>();
    attributes.forEach(
        (name, values) ->
            sorted.put(name, Collections.unmodifiableSortedSet(new TreeSet<>(values))));
    attributes = Collections.unmodifiableSortedMap(sorted);
    if (minPrice != null && maxPrice != null && minPrice.compareTo(maxPrice) > 0) {
      throw new InvalidInputException(
          "filters.minPrice",
          minPrice + " is above maxPrice " + maxPrice,
          "Swap the two, or leave one out.");
    }
  }

  /// Whether every item passes.
  public boolean isEmpty() {
    return equals(NONE);
  }

  /// Whether an item passes. An item without a price passes no bound of price; measured attributes
  /// are not filtered by.
  public boolean accept(Item item) {
    return (categories.isEmpty() || item.categories().stream().anyMatch(categories::contains))
        && (brands.isEmpty() || (item.brand() != null && brands.contains(item.brand())))
        && acceptPrice(item.offer().price())
        && (!inStockOnly || item.offer().inStock())
        && attributes.entrySet().stream()
            .allMatch(
                wanted ->
                    texts(item.attributes().get(wanted.getKey())).stream()
                        .anyMatch(wanted.getValue()::contains));
  }

  private boolean acceptPrice(@Nullable Money price) {
    return (minPrice == null || (price != null && price.compareTo(minPrice) >= 0))
        && (maxPrice == null || (price != null && price.compareTo(maxPrice) <= 0));
  }

  private static List<String> texts(@Nullable AttributeValue value) {
    return switch (value) {
      case AttributeValue.Text(List<String> values) -> values;
      case AttributeValue.Flag(boolean set) -> List.of(Boolean.toString(set));
      case AttributeValue.Quantity _ -> List.of();
      case null -> List.of();
    };
  }
}
