package dev.aisle.serving.api;

import dev.aisle.core.InvalidInputException;
import dev.aisle.core.NearestName;
import dev.aisle.core.catalog.Money;
import dev.aisle.core.catalog.Offer;
import dev.aisle.core.queries.Filters;
import dev.aisle.core.queries.SortOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What clients send. Every field may be left out or null.
final class Bodies {
  private Bodies() {}

  /// A search.
  record Search(
      @Nullable String query,
      @Nullable String shopper,
      @Nullable String session,
      @Nullable FilterBody filters,
      @Nullable String sort,
      @Nullable Integer page,
      @Nullable Integer size,
      @Nullable String cursor,
      @Nullable Boolean facets) {}

  /// A recommendation; with an item, items like it.
  record Recommend(
      @Nullable String shopper,
      @Nullable String session,
      @Nullable String item,
      @Nullable FilterBody filters,
      @Nullable Integer page,
      @Nullable Integer size,
      @Nullable String cursor) {}

  /// The start of a query.
  record Complete(@Nullable String q, @Nullable Integer limit) {}

  /// Whether simulated shoppers are to browse, and how much.
  record BackgroundShoppersBody(@Nullable Boolean running, @Nullable Double pagesPerSecond) {}

  /// Which version: a number, or a word.
  record VersionBody(@Nullable String version) {}

  /// Price and stock, both replaced.
  record OfferBody(@Nullable String price, @Nullable Integer stock) {
    Offer offer() {
      return new Offer(price == null ? null : Money.of(price), stock);
    }
  }

  /// What items must satisfy.
  record FilterBody(
      @Nullable List<String> categories,
      @Nullable List<String> brands,
      @Nullable String minPrice,
      @Nullable String maxPrice,
      @Nullable Map<String, List<String>> attributes,
      @Nullable Boolean inStockOnly) {

    private static final int MOST_VALUES = 1_000;

    Filters filters() {
      Map<String, Set<String>> accepted = new TreeMap<>();
      if (attributes != null) {
        attributes.forEach(
            (name, values) -> accepted.put(name, values("filters.attributes." + name, values)));
      }
      return new Filters(
          values("filters.categories", categories),
          values("filters.brands", brands),
          price("filters.minPrice", minPrice),
          price("filters.maxPrice", maxPrice),
          accepted,
          Boolean.TRUE.equals(inStockOnly));
    }

    private static Set<String> values(String place, @Nullable List<String> values) {
      if (values == null) {
        return Set.of();
      }
      if (values.size() > MOST_VALUES) {
        throw new InvalidInputException(
            place,
            "has " + values.size() + " values, at most " + MOST_VALUES,
            "Leave some out, or all of them to accept any.");
      }
      for (Object value : values) {
        if (value == null) {
          throw new InvalidInputException(place, "has a null", "Leave it out.");
        }
      }
      return Set.copyOf(values);
    }

    private static @Nullable Money price(String place, @Nullable String text) {
      try {
        return text == null ? null : Money.of(text);
      } catch (InvalidInputException e) {
        throw new InvalidInputException(place, e.problem(), e.remedy(), e);
      }
    }
  }

  /// The sort order of a name such as `price_ascending`.
  static SortOrder sort(@Nullable String name) {
    if (name == null) {
      return SortOrder.RELEVANCE;
    }
    for (SortOrder order : SortOrder.values()) {
      if (label(order).equals(name)) {
        return order;
      }
    }
    List<String> known = Arrays.stream(SortOrder.values()).map(Bodies::label).toList();
    String near = NearestName.of(name, known);
    throw new InvalidInputException(
        "sort",
        "\"" + (name.length() > 40 ? name.substring(0, 40) + "…" : name) + "\" is no order",
        near == null
            ? "Known are " + String.join(", ", known) + "."
            : "Was \"" + near + "\" meant?");
  }

  private static String label(SortOrder order) {
    return order.name().toLowerCase(Locale.ROOT);
  }
}
